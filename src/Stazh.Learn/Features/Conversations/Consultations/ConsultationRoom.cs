using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Conversations;

/// <summary>Writes into a consultation and tells the other side: a trainee's own tutor, or every tutor of the run when there is none.</summary>
public sealed class ConsultationRoom(AppDb db, TimeProvider clock, INotifier notifier, TalkLive live)
{
    public async Task<(DirectMessage? Message, Refusal? Refusal)> SayAsync(InternshipPlace place, Guid authorId, string author, string? text, string key, IReadOnlyList<Guid> files, CancellationToken stop)
    {
        if (await FindAsync(key, stop) is { } before)
        {
            return before.EnrolmentId == place.Id ? (before, null) : (null, new KeyIsTaken());
        }

        if (Said.Check(text, files.Count > 0, DirectMessage.Longest) is { } refusal)
        {
            return (null, refusal);
        }

        var now = clock.GetUtcNow();
        var message = new DirectMessage { RunId = place.Internship.RunId, EnrolmentId = place.Id, AuthorId = authorId, Text = text?.Trim() ?? "", Key = key, At = now, Files = SaidFile.Of(files) };
        db.Add(message);
        var state = await StateAsync(place, stop);
        state.LastAt = now;
        if (place.IsMine)
        {
            state.WaitingSince ??= now;
            foreach (var tutor in await TutorsAsync(place, stop))
            {
                notifier.Tell(tutor, $"question:{place.Id}:{state.StaffSeenId}", "Вопрос стажёра: {0}", $"/learn/{place.Id}/consultation", author);
            }
        }
        else
        {
            state.WaitingSince = null;
            notifier.Tell(place.Internship.PersonId, $"answer:{place.Id}:{state.TraineeSeenId}", "Ответ тьютора: {0}", $"/learn/{place.Id}/consultation", author);
        }

        db.Record(now, authorId, place.IsMine ? "consultation.asked" : "consultation.answered", nameof(Enrolment), place.Id);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await FindAsync(key, stop) is { } first ? (first, null) : (null, new KeyIsTaken());
        }

        await live.TellAsync(place.Id, message, db.PartiesOf(place.Id), stop);
        return (message, null);
    }

    /// <summary>Saves a change of a message and shows it to both sides.</summary>
    public async Task SaveAsync(DirectMessage message, string action, Guid by, CancellationToken stop)
    {
        db.Record(clock.GetUtcNow(), by, action, nameof(Enrolment), message.EnrolmentId, $"{message.Id}");
        await db.SaveChangesAsync(stop);
        await live.TellAsync(message.EnrolmentId, message, db.PartiesOf(message.EnrolmentId), stop);
    }

    /// <summary>The tutor says that no answer is due.</summary>
    public async Task SettleAsync(InternshipPlace place, Guid by, CancellationToken stop)
    {
        var state = await StateAsync(place, stop);
        state.WaitingSince = null;
        db.Record(clock.GetUtcNow(), by, "consultation.settled", nameof(Enrolment), place.Id);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Read up to a message by the trainee or, for all of them, by the staff.</summary>
    public Task SeenAsync(InternshipPlace place, long messageId, CancellationToken stop)
    {
        var state = db.Set<Consultation>().Where(c => c.EnrolmentId == place.Id);
        return place.IsMine
            ? state.Where(c => c.TraineeSeenId < messageId).ExecuteUpdateAsync(s => s.SetProperty(c => c.TraineeSeenId, messageId), stop)
            : state.Where(c => c.StaffSeenId < messageId).ExecuteUpdateAsync(s => s.SetProperty(c => c.StaffSeenId, messageId), stop);
    }

    /// <summary>The notice of what the reader has just seen on an open page is read with it.</summary>
    public Task NoticedAsync(Guid personId, string address, CancellationToken stop) =>
        db.UnreadNoticesOf(personId).Where(n => n.Address == address).ExecuteUpdateAsync(s => s.SetProperty(n => n.ReadAt, clock.GetUtcNow()), stop);

    private Task<DirectMessage?> FindAsync(string key, CancellationToken stop) => db.Set<DirectMessage>().AsNoTracking().SingleOrDefaultAsync(m => m.Key == key, stop);

    private async Task<Consultation> StateAsync(InternshipPlace place, CancellationToken stop)
    {
        var state = await db.Set<Consultation>().SingleOrDefaultAsync(c => c.EnrolmentId == place.Id, stop);
        if (state is null)
        {
            state = new Consultation { EnrolmentId = place.Id, RunId = place.Internship.RunId };
            db.Add(state);
        }

        return state;
    }

    private async Task<IReadOnlyList<Guid>> TutorsAsync(InternshipPlace place, CancellationToken stop)
    {
        var runId = place.Internship.RunId;
        var tutors = await db.Set<RoleGrant>().Where(g => g.Role == Role.Tutor && g.RunId == runId && g.RevokedAt == null)
            .Select(g => new { g.PersonId, IsOwn = db.Set<Enrolment>().Any(e => e.Id == place.Id && e.TutorId == g.PersonId) }).ToListAsync(stop);
        return [.. tutors.Any(t => t.IsOwn) ? tutors.Where(t => t.IsOwn).Select(t => t.PersonId) : tutors.Select(t => t.PersonId)];
    }
}

/// <summary>Questions without an answer in the tutor's queue.</summary>
internal sealed class QuestionQueue(AppDb db) : ITutorQueueSource
{
    public const string Kind = "question";

    public async Task<IReadOnlyList<QueueItem>> WaitingAsync(Guid tutorId, CancellationToken stop) => await (
        from c in db.Set<Consultation>().AsNoTracking()
        join r in db.RunsStaffedBy(tutorId) on c.RunId equals r.Id
        join e in db.Set<Enrolment>() on c.EnrolmentId equals e.Id
        join p in db.Set<Person>() on e.PersonId equals p.Id
        where c.WaitingSince != null && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)
        orderby c.WaitingSince
        select new QueueItem(Kind, "Вопрос тьютору", p.FamilyName + " " + p.GivenName, r.ProgrammeTitle, c.WaitingSince!.Value, "/learn/" + c.EnrolmentId.ToString().ToLower() + "/consultation") { RunId = r.Id })
        .Take(200).ToListAsync(stop);
}
