using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Conversations;

/// <summary>A file of a talk is read by who reads the saying it hangs on, for as long as that saying stands.</summary>
internal static class TalkFiles
{
    public const string Chat = "chat";
    public const string Forum = "forum";
    public const string Consultation = "consultation";

    public sealed class OfChat(AppDb db) : IFileAccess
    {
        public string Purpose => Chat;

        public Task<bool> MayReadAsync(StoredFile file, Guid? person, CancellationToken stop) =>
            person is { } me ? db.Set<ChatMessage>().AnyAsync(m => m.Files.Any(f => f.FileId == file.Id) && m.DeletedAt == null && db.RunsSharedWith(me).Any(r => r.Id == m.RunId), stop) : Task.FromResult(false);
    }

    public sealed class OfForum(AppDb db) : IFileAccess
    {
        public string Purpose => Forum;

        public Task<bool> MayReadAsync(StoredFile file, Guid? person, CancellationToken stop) =>
            person is { } me ? db.Set<ForumPost>().AnyAsync(p => p.Files.Any(f => f.FileId == file.Id) && p.DeletedAt == null && db.RunsSharedWith(me).Any(r => r.Id == p.RunId), stop) : Task.FromResult(false);
    }

    public sealed class OfConsultation(AppDb db) : IFileAccess
    {
        public string Purpose => Consultation;

        public Task<bool> MayReadAsync(StoredFile file, Guid? person, CancellationToken stop) =>
            person is { } me ? db.Set<DirectMessage>().AnyAsync(
                m => m.Files.Any(f => f.FileId == file.Id) && m.DeletedAt == null
                    && (db.InternshipsOf(me).Any(e => e.Id == m.EnrolmentId) || db.RunsStaffedBy(me).Any(r => r.Id == m.RunId)), stop) : Task.FromResult(false);
    }
}

/// <summary>What the form of a talk sends as files: ids that the uploading script left, or the files themselves.</summary>
public sealed class TalkIntake(FileIntake files)
{
    public long LimitMegabytes => files.LimitMegabytes;

    public async Task<(IReadOnlyList<Guid> Files, Refusal? Refusal)> TakeAsync(TalkInput input, Guid owner, string purpose, CancellationToken stop)
    {
        if (input.FileIds.Count + input.Posted.Count > SaidFile.Most)
        {
            return ([], new TooManyFilesToSay(SaidFile.Most));
        }

        var taken = new List<Guid>();
        foreach (var (uploaded, posted) in input.FileIds.Select(id => ((Guid?)id, (IFormFile?)null)).Concat(input.Posted.Select(p => ((Guid?)null, (IFormFile?)p))))
        {
            var intake = await files.TakeAsync(uploaded, posted, owner, purpose, stop);
            if (intake.File is not { } file)
            {
                return ([], intake.Refusal);
            }

            taken.Add(file.Id);
        }

        return (taken, null);
    }
}
