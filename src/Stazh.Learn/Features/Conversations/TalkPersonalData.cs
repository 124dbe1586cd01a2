using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Conversations;

/// <summary>What a person said. The group's talk stays readable after an erasure, without the name.</summary>
internal sealed class TalkPersonalData(AppDb db, IFileStore store) : IPersonalData
{
    public string Section => "conversations";

    public string? Kept => "Сообщения чата, форума и консультаций, на которые опирается группа: без имени, вместо него — «удалённый участник».";

    public async Task<object> ExportAsync(Guid personId, CancellationToken stop) => new
    {
        Chat = await SaidAsync<ChatMessage>(personId, stop),
        Forum = await SaidAsync<ForumPost>(personId, stop),
        Consultations = await SaidAsync<DirectMessage>(personId, stop),
    };

    public async IAsyncEnumerable<PersonalFile> FilesAsync(Guid personId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        string[] purposes = [TalkFiles.Chat, TalkFiles.Forum, TalkFiles.Consultation];
        foreach (var file in await db.Set<StoredFile>().AsNoTracking().Where(f => f.OwnerId == personId && purposes.Contains(f.Purpose)).ToListAsync(stop))
        {
            if (store.Exists(file.Hash))
            {
                yield return new(file.Name, _ => Task.FromResult(store.OpenRead(file.Hash)));
            }
        }
    }

    public async Task EraseAsync(Guid personId, DateTimeOffset now, CancellationToken stop)
    {
        db.RemoveRange(await db.Set<ChatRead>().Where(r => r.PersonId == personId).ToListAsync(stop));
        db.RemoveRange(await db.Set<TopicMark>().Where(m => m.PersonId == personId).ToListAsync(stop));
    }

    private async Task<object> SaidAsync<T>(Guid personId, CancellationToken stop)
        where T : Said =>
        await db.Set<T>().AsNoTracking().Where(s => s.AuthorId == personId).OrderBy(s => s.Id).Select(s => new { s.RunId, s.At, s.Text, s.EditedAt, s.DeletedAt }).ToListAsync(stop);
}
