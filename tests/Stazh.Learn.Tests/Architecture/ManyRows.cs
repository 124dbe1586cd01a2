using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Conversations;
using Stazh.Learn.Features.Documents;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Features.Monitoring;
using Stazh.Learn.Features.Library;
using Stazh.Learn.Features.Network;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.PeerReviews;
using Stazh.Learn.Features.Portal;
using Stazh.Learn.Features.PracticeTasks;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Architecture;

/// <summary>The demonstration with every list made longer: rows are copied from the demonstration's own, so they are as whole as those.</summary>
internal sealed class ManyRows(AppDb db, int count)
{
    private readonly List<Guid> people = [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];

    public static async Task AddAsync(StazhApp app, int count) => await app.InDb(async db =>
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await new ManyRows(db, count).AddAsync();
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync();
    });

    private async Task AddAsync()
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.UserName == "trainee1@stazh.example");
        for (var i = 0; i < count; i++)
        {
            var mailbox = $"many{i}@stazh.example";
            Copy(person, ("Id", people[i]), ("UserName", mailbox), ("NormalizedUserName", mailbox.ToUpperInvariant()), ("Email", mailbox), ("NormalizedEmail", mailbox.ToUpperInvariant()));
        }

        foreach (var run in await db.Set<ProgrammeRun>().AsNoTracking().ToListAsync())
        {
            Each(run, _ => [("Id", Guid.CreateVersion7())]);
            await GroupAsync(run.Id);
        }

        var sites = await db.Set<InternshipSite>().AsNoTracking().OrderBy(r => r.Id).FirstAsync();
        Each(sites, i => [("Id", Guid.CreateVersion7()), ("Slug", $"many-{i}"), ("Source", $"many-{i}")]);
        Each(await db.Set<NewsItem>().AsNoTracking().FirstAsync(n => n.State == NewsState.Published), i => [("Id", Guid.CreateVersion7()), ("Slug", $"many-{i}")]);
        Each(await db.Set<Resource>().AsNoTracking().FirstAsync(r => r.IsShown && r.OwnerId != null && r.WorkId == null), i => [("Id", Guid.CreateVersion7()), ("Slug", $"many-{i}")]);
        Each(await db.Set<ProgrammeContest>().AsNoTracking().FirstAsync(c => c.DecidedAt != null), _ => [("Id", Guid.CreateVersion7())]);
        Each(await db.Audit.AsNoTracking().OrderBy(r => r.Id).FirstAsync(), _ => [("Id", Guid.CreateVersion7())]);
        Each(await db.Set<Denominator>().AsNoTracking().OrderBy(r => r.Id).FirstAsync(), _ => [("Id", Guid.CreateVersion7())]);
        Each(await db.Set<SiteMeeting>().AsNoTracking().OrderBy(r => r.Id).FirstAsync(), _ => [("Id", Guid.CreateVersion7())]);
        Each(await db.Set<JournalEntry>().AsNoTracking().OrderBy(r => r.Id).FirstAsync(), _ => [("Id", Guid.CreateVersion7())]);
        Each(await db.Set<MethodNetwork>().AsNoTracking().OrderBy(r => r.Id).FirstAsync(), i => [("Id", Guid.CreateVersion7()), ("Slug", $"many-{i}")]);
        Each(await db.Set<NetworkMember>().AsNoTracking().OrderBy(r => r.Id).FirstAsync(), i => [("Id", Guid.CreateVersion7()), ("Name", $"Служба {i}")]);
        Each(await db.Set<Agreement>().AsNoTracking().OrderBy(r => r.Id).FirstAsync(), _ => [("Id", Guid.CreateVersion7())]);
        Each(await db.Set<MutualVisit>().AsNoTracking().OrderBy(r => r.Id).FirstAsync(), _ => [("Id", Guid.CreateVersion7())]);
        Each(await db.Set<RoadStage>().AsNoTracking().OrderBy(r => r.Id).FirstAsync(), _ => [("Id", Guid.CreateVersion7())]);
        Each(await db.Set<Council>().AsNoTracking().OrderBy(r => r.Id).FirstAsync(), _ => [("Id", Guid.CreateVersion7())]);
        Each(await db.Set<Sitting>().AsNoTracking().OrderBy(r => r.Id).FirstAsync(), _ => [("Id", Guid.CreateVersion7())]);
        Each(await db.Set<AgendaItem>().AsNoTracking().OrderBy(r => r.Id).FirstAsync(), i => [("Id", Guid.CreateVersion7()), ("Position", 10 + i)]);
        Each(await db.Set<SchoolCare>().AsNoTracking().OrderBy(r => r.Id).FirstAsync(), _ => [("Id", Guid.CreateVersion7())]);
        Each(await db.Set<SchoolConsultation>().AsNoTracking().OrderBy(r => r.Id).FirstAsync(), _ => [("Id", Guid.CreateVersion7())]);
        Each(await db.Set<Workshop>().AsNoTracking().OrderBy(r => r.Id).FirstAsync(), _ => [("Id", Guid.CreateVersion7())]);
        Each(await db.Set<WorkshopMember>().AsNoTracking().OrderBy(r => r.Id).FirstAsync(), i => [("Id", Guid.CreateVersion7()), ("PersonId", people[i])]);
        Each(await db.Set<WorkshopLesson>().AsNoTracking().OrderBy(r => r.Id).FirstAsync(), _ => [("Id", Guid.CreateVersion7())]);
        foreach (var reader in await db.Set<Person>().AsNoTracking().Where(p => p.UserName!.EndsWith("1@stazh.example")).Select(p => p.Id).ToListAsync())
        {
            var now = DateTimeOffset.UnixEpoch.AddYears(56);
            db.AddRange(people.Select((_, i) => new Notice { Id = Guid.CreateVersion7(now), PersonId = reader, Key = $"many:{i}", Sentence = "Новая группа.", Address = $"/runs/{i}", At = now }));
        }
    }

    /// <summary>More trainees in the group, each with the works, forms and talk of one who is there.</summary>
    private async Task GroupAsync(Guid run)
    {
        var patterns = await db.Set<Enrolment>().AsNoTracking().Where(e => e.RunId == run).OrderBy(e => e.AppliedAt).ToListAsync();
        if (patterns.Count == 0)
        {
            return;
        }

        var ids = people.ConvertAll(_ => Guid.CreateVersion7());
        var works = await db.Set<FinalWork>().AsNoTracking().Where(w => w.RunId == run).ToListAsync();
        var pattern = patterns.Find(p => works.Exists(w => w.EnrolmentId == p.Id)) ?? patterns[0];
        Each(pattern, i => [("Id", ids[i]), ("PersonId", people[i]), ("SurveyToken", Guid.NewGuid().ToString("n")), ("SchoolKey", $"школа {i}")]);
        await OfTrainee<StepMark>(pattern, ids);
        await OfTrainee<FilledForm>(pattern, ids);
        await OfTrainee<TaskWork>(pattern, ids);
        await OfTrainee<LearningRoute>(pattern, ids);
        await OfTrainee<Stazh.Learn.Features.Diagnostics.DeficitMap>(pattern, ids);
        await OfTrainee<Stazh.Learn.Features.Diagnostics.DiagnosticRound>(pattern, ids);
        if (await db.Set<TaskWork>().AsNoTracking().FirstOrDefaultAsync(w => w.State == TaskState.HandedIn && db.Set<Enrolment>().Any(e => e.Id == w.EnrolmentId && e.RunId == run)) is { } waiting)
        {
            Each(waiting, i => [("Id", Guid.CreateVersion7()), ("EnrolmentId", ids[i]), ("TaskCode", $"{waiting.TaskCode}")], w => !db.Set<TaskWork>().Local.Any(o => o.EnrolmentId == w.EnrolmentId && o.TaskCode == w.TaskCode));
        }

        if (works.Find(w => w.EnrolmentId == pattern.Id) is { } work)
        {
            var copies = ids.ConvertAll(_ => Guid.CreateVersion7());
            Each(work, i => [("Id", copies[i]), ("EnrolmentId", ids[i]), ("AuthorId", people[i]), ("TopicId", Guid.CreateVersion7())]);
            if (await db.Set<PeerReview>().AsNoTracking().FirstOrDefaultAsync(r => r.RunId == run && r.State == PeerReviewState.Submitted) is { } review)
            {
                Each(review, i => [("Id", Guid.CreateVersion7()), ("WorkId", copies[i]), ("ReviewerId", people[(i + 1) % count]), ("ReviewerEnrolmentId", ids[(i + 1) % count])]);
            }
        }

        await OfRun<CompletionDocument>(run, i =>
            [("Id", Guid.CreateVersion7()), ("PersonId", people[i]), ("EnrolmentId", ids[i]), ("Sequence", 1000 + i), ("Number", $"47-2026-{1000 + i}"), ("Code", CompletionDocument.NewCode())]);
        await OfRun<ChatMessage>(run, i => [("Id", 0L), ("Key", $"many:{run}:{i}"), ("AuthorId", people[i])]);
        await OfRun<ForumPost>(run, i => [("Id", 0L), ("Ref", Guid.CreateVersion7()), ("Key", $"many:{run}:{i}"), ("AuthorId", people[i])]);
        await OfRun<ForumTopic>(run, _ => [("Id", Guid.CreateVersion7())]);
        await OfRun<DirectMessage>(run, i => [("Id", 0L), ("Key", $"many:{run}:{i}"), ("EnrolmentId", ids[i])]);
    }

    private async Task OfTrainee<T>(Enrolment pattern, List<Guid> ids)
        where T : class
    {
        foreach (var row in await db.Set<T>().AsNoTracking().Where(r => EF.Property<Guid>(r, "EnrolmentId") == pattern.Id).ToListAsync())
        {
            Each(row, i => db.Model.FindEntityType(typeof(T))!.FindProperty("Id") is null ? [("EnrolmentId", ids[i])] : [("Id", Guid.CreateVersion7()), ("EnrolmentId", ids[i])]);
        }
    }

    private async Task OfRun<T>(Guid run, Func<int, (string, object?)[]> other)
        where T : class
    {
        if (await db.Set<T>().AsNoTracking().FirstOrDefaultAsync(r => EF.Property<Guid>(r, "RunId") == run) is { } row)
        {
            Each(row, other);
        }
    }

    private void Each<T>(T pattern, Func<int, (string Property, object? Value)[]> other, Func<T, bool>? wanted = null)
        where T : class
    {
        for (var i = 0; i < count; i++)
        {
            Copy(pattern, other(i), wanted);
        }
    }

    private void Copy<T>(T pattern, params (string Property, object? Value)[] other)
        where T : class => Copy(pattern, other, null);

    private void Copy<T>(T pattern, (string Property, object? Value)[] other, Func<T, bool>? wanted)
        where T : class
    {
        var values = db.Entry(pattern).CurrentValues.Clone();
        foreach (var (property, value) in other)
        {
            values[property] = value;
        }

        var copy = (T)values.ToObject();
        if (wanted?.Invoke(copy) != false)
        {
            db.Add(copy);
        }
    }
}
