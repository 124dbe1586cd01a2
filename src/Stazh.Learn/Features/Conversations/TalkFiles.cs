using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;
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
            person is { } me ? db.Set<ChatMessage>().AnyAsync(m => m.FileId == file.Id && m.DeletedAt == null && db.RunsSharedWith(me).Any(r => r.Id == m.RunId), stop) : Task.FromResult(false);
    }

    public sealed class OfForum(AppDb db) : IFileAccess
    {
        public string Purpose => Forum;

        public Task<bool> MayReadAsync(StoredFile file, Guid? person, CancellationToken stop) =>
            person is { } me ? db.Set<ForumPost>().AnyAsync(p => p.FileId == file.Id && p.DeletedAt == null && db.RunsSharedWith(me).Any(r => r.Id == p.RunId), stop) : Task.FromResult(false);
    }

    public sealed class OfConsultation(AppDb db) : IFileAccess
    {
        public string Purpose => Consultation;

        public Task<bool> MayReadAsync(StoredFile file, Guid? person, CancellationToken stop) =>
            person is { } me ? db.Set<DirectMessage>().AnyAsync(
                m => m.FileId == file.Id && m.DeletedAt == null
                    && (db.InternshipsOf(me).Any(e => e.Id == m.EnrolmentId) || db.RunsStaffedBy(me).Any(r => r.Id == m.RunId)), stop) : Task.FromResult(false);
    }
}
