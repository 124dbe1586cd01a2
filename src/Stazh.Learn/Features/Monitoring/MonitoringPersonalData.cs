using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>The journal goes with its owner; the figures of closed half-years are of nobody and stay.</summary>
internal sealed class MonitoringPersonalData(AppDb db, IFileStore store) : IPersonalData
{
    public string Section => "monitoring";

    public string? Kept => "Показатели закрытых полугодий и ответы форм мониторинга: это числа, по которым человека не найти.";

    public async Task<object> ExportAsync(Guid personId, CancellationToken stop) => new
    {
        Journal = await db.Set<JournalEntry>().AsNoTracking().Where(e => e.PersonId == personId).OrderBy(e => e.On).ThenBy(e => e.Id)
            .Select(e => new { e.Kind, e.On, e.Title, e.Text, e.SavedAt, Files = e.Files.Select(f => f.Name).ToList() }).AsSingleQuery().ToListAsync(stop),
        Forms = await (from s in db.Set<MonitoringSheet>().AsNoTracking() join w in db.Set<MonitoringWindow>() on s.WindowId equals w.Id where s.SubjectId == personId orderby s.Id
            select new { w.FormCode, w.Year, w.Number, s.WordsJson, s.HandedInAt, Answers = s.Answers.Select(a => new { a.Question, a.Level }).ToList() }).AsSingleQuery().ToListAsync(stop),
        Links = await db.Set<JournalShare>().AsNoTracking().Where(s => s.PersonId == personId).OrderBy(s => s.Id).Select(s => new { s.CreatedAt, s.Until, s.RevokedAt }).ToListAsync(stop),
    };

    public async IAsyncEnumerable<PersonalFile> FilesAsync(Guid personId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var files = await (from f in db.Set<JournalFile>() join e in db.Set<JournalEntry>() on f.EntryId equals e.Id join s in db.Set<StoredFile>() on f.FileId equals s.Id where e.PersonId == personId orderby f.Id select new { f.Name, s.Hash }).ToListAsync(stop);
        foreach (var file in files.Where(f => store.Exists(f.Hash)))
        {
            yield return new(file.Name, _ => Task.FromResult(store.OpenRead(file.Hash)));
        }
    }

    public async Task EraseAsync(Guid personId, DateTimeOffset now, CancellationToken stop)
    {
        var entries = await db.Set<JournalEntry>().Where(e => e.PersonId == personId).Include(e => e.Files).AsSingleQuery().ToListAsync(stop);
        await JournalDesk.ForgetAsync(db, [.. entries.SelectMany(e => e.Files)], stop);
        db.RemoveRange(entries);
        // Levels stay as numbers of nobody; the words go.
        foreach (var sheet in await db.Set<MonitoringSheet>().Where(s => s.SubjectId == personId).ToListAsync(stop))
        {
            sheet.WordsJson = "{}";
        }

        db.RemoveRange(await db.Set<JournalShare>().Where(s => s.PersonId == personId).ToListAsync(stop));
    }
}
