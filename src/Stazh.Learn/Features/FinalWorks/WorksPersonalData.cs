using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.FinalWorks;

/// <summary>Final works with their versions, files and invitations to the school's administration.</summary>
internal sealed class WorksPersonalData(AppDb db, IFileStore store) : IPersonalData
{
    private const string ErasedTitle = "Удалённая работа";

    public string Section => "final-works";

    public string? Kept => "Что итоговая работа была опубликована и отрецензирована, и оценки за неё — без текста и файлов.";

    public async Task<object> ExportAsync(Guid personId, CancellationToken stop)
    {
        var works = await db.Set<FinalWork>().AsNoTracking().Include(w => w.Invitations).Where(w => w.AuthorId == personId).OrderBy(w => w.Id).ToListAsync(stop);
        var versions = (await Versions(personId).AsNoTracking().OrderBy(v => v.Number).ToListAsync(stop)).ToLookup(v => v.WorkId);
        return works.Select(w => new
        {
            w.EnrolmentId, w.State, w.Title, w.Kind, w.Draft, w.RevisionNote, w.SavedAt, w.PublishedAt,
            Versions = versions[w.Id].Select(v => new { v.Number, v.At, v.IsAfterReviews, v.Note, Content = WorkContent.FromJson(v.ContentJson) }),
            Invitations = w.Invitations.Select(i => new { i.Email, i.SentAt, i.UsedAt, i.Position, i.Answers }),
        });
    }

    public async IAsyncEnumerable<PersonalFile> FilesAsync(Guid personId, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var file in await Files(personId).AsNoTracking().OrderBy(f => f.Id).ToListAsync(stop))
        {
            if (store.Exists(file.Hash))
            {
                yield return new(file.Name, _ => Task.FromResult(store.OpenRead(file.Hash)));
            }
        }
    }

    public async Task EraseAsync(Guid personId, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var work in await db.Set<FinalWork>().Include(w => w.Files).Include(w => w.Invitations).AsSplitQuery().Where(w => w.AuthorId == personId).ToListAsync(stop))
        {
            var row = db.Entry(work);
            row.Property(w => w.Title).CurrentValue = ErasedTitle;
            row.Property(w => w.DraftJson).CurrentValue = Nothing(work.Kind);
            row.Property(w => w.RevisionNote).CurrentValue = "";
            db.RemoveRange(work.Files);
            db.RemoveRange(work.Invitations);
        }

        foreach (var version in await Versions(personId).ToListAsync(stop))
        {
            db.Entry(version).Property(v => v.ContentJson).CurrentValue = Nothing(WorkContent.FromJson(version.ContentJson).Kind);
            db.Entry(version).Property(v => v.Note).CurrentValue = "";
        }

        db.RemoveRange(await Files(personId).ToListAsync(stop));
    }

    private static string Nothing(string kind) => (WorkContent.Empty with { Kind = kind, Title = ErasedTitle }).ToJson();

    private IQueryable<FinalWorkVersion> Versions(Guid personId) => db.Set<FinalWorkVersion>().Where(v => db.Set<FinalWork>().Any(w => w.Id == v.WorkId && w.AuthorId == personId));

    private IQueryable<StoredFile> Files(Guid personId) => db.Set<StoredFile>().Where(f => f.OwnerId == personId && f.Purpose == WorkFileAccess.Name);
}
