using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Monitoring;

public sealed record EntryIsAhead() : Refusal("Этот день ещё не наступил.");

public sealed record TooManyJournalFiles() : Refusal("К одной записи — не больше пяти файлов.");

public sealed record EntryChangedElsewhere() : Refusal("Эту запись вы только что изменили в другом окне. Ваш текст остался в форме: сравните с тем, что сохранено, и сохраните снова.");

public sealed record ShareEndsOutside() : Refusal("Ссылка действует от одного до девяноста дней.");

/// <summary>Own entries of the journal and links to it; every query starts from the owner.</summary>
public sealed class JournalDesk(AppDb db, FileIntake intake, TimeProvider clock)
{
    public Task<JournalEntry?> FindAsync(Guid id, Guid personId, CancellationToken stop) =>
        db.Set<JournalEntry>().Include(e => e.Files).AsSingleQuery().FirstOrDefaultAsync(e => e.Id == id && e.PersonId == personId, stop);

    /// <param name="entry">Null: a new one.</param>
    public async Task<Refusal?> SaveAsync(JournalEntry? entry, JournalInput input, DateOnly today, Guid personId, CancellationToken stop)
    {
        if (input.On > today)
        {
            return new EntryIsAhead();
        }

        if (entry is not null && entry.Stamp != input.Stamp)
        {
            return new EntryChangedElsewhere();
        }

        if ((entry?.Files.Count(f => !input.Remove.Contains(f.Id)) ?? 0) + input.Files.Count(f => f.Length > 0) > JournalEntry.MostFiles)
        {
            return new TooManyJournalFiles();
        }

        var now = clock.GetUtcNow();
        var files = new List<StoredFile>();
        foreach (var posted in input.Files.Where(f => f.Length > 0))
        {
            var taken = await intake.TakeAsync(posted, personId, JournalFileAccess.Journal, stop);
            if (taken.File is null)
            {
                return taken.Refusal;
            }

            files.Add(taken.File);
        }

        if (entry is null)
        {
            entry = new JournalEntry { Id = Guid.CreateVersion7(now), PersonId = personId, Title = "" };
            db.Add(entry);
        }

        (entry.Kind, entry.On, entry.Title, entry.Text, entry.SavedAt, entry.Stamp) = (input.Kind, input.On!.Value, input.Title.Trim(), (input.Text ?? "").ReplaceLineEndings("\n").Trim(), now, Guid.NewGuid());
        var removed = entry.Files.Where(f => input.Remove.Contains(f.Id)).ToList();
        foreach (var file in removed)
        {
            entry.Files.Remove(file);
            db.Remove(file);
        }

        await ForgetAsync(db, removed, stop);

        db.AddRange(files.Select(f => new JournalFile { Id = Guid.CreateVersion7(now), EntryId = entry.Id, FileId = f.Id, Name = f.Name }));
        db.Record(now, personId, "journal.saved", nameof(JournalEntry), entry.Id);
        return await CommitAsync(stop);
    }

    public async Task<Refusal?> RemoveAsync(JournalEntry entry, CancellationToken stop)
    {
        await ForgetAsync(db, entry.Files, stop);
        db.Remove(entry);
        db.Record(clock.GetUtcNow(), entry.PersonId, "journal.removed", nameof(JournalEntry), entry.Id);
        return await CommitAsync(stop);
    }

    public async Task<Refusal?> ShareAsync(int days, DateOnly today, Guid personId, CancellationToken stop)
    {
        if (days is < 1 or > JournalShare.MostDays)
        {
            return new ShareEndsOutside();
        }

        var now = clock.GetUtcNow();
        var share = new JournalShare { Id = Guid.CreateVersion7(now), PersonId = personId, Token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)), CreatedAt = now, Until = today.AddDays(days) };
        db.Add(share);
        db.Record(now, personId, "journal.shared", nameof(JournalShare), share.Id);
        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>False when the person has no such link.</summary>
    public async Task<bool> RevokeAsync(Guid id, Guid personId, CancellationToken stop)
    {
        if (await db.Set<JournalShare>().FirstOrDefaultAsync(s => s.Id == id && s.PersonId == personId, stop) is not { } share)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        share.RevokedAt ??= now;
        db.Record(now, personId, "journal.share-revoked", nameof(JournalShare), id);
        await db.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>The rows of the files themselves, so that the store sweeps their content.</summary>
    internal static async Task ForgetAsync(AppDb db, IReadOnlyCollection<JournalFile> files, CancellationToken stop)
    {
        db.RemoveRange(files);
        var ids = files.Select(f => f.FileId).ToList();
        db.RemoveRange(ids.Count == 0 ? [] : await db.Set<StoredFile>().Where(f => ids.Contains(f.Id)).ToListAsync(stop));
    }

    private async Task<Refusal?> CommitAsync(CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new EntryChangedElsewhere();
        }
    }
}

/// <summary>Files of the journal are the owner's alone.</summary>
internal sealed class JournalFileAccess : IFileAccess
{
    public const string Journal = "growth-journal";

    public string Purpose => Journal;

    public Task<bool> MayReadAsync(StoredFile file, Guid? person, CancellationToken stop) => Task.FromResult(false);
}
