using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Documents;
using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.PeerReviews;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>Brings each group of the demonstration to its stage, the same at every start.</summary>
internal sealed class DemoStages(AppDb db, DemoDiagnostics diagnostics, DemoLearning learning, DemoTasks tasks, DemoWorks works, DemoTalk talk, DocumentDesk documents)
{
    public async Task AddAsync(DemoGroups groups, Dictionary<string, Person> people, ProgrammePackage package, DateTimeOffset now, CancellationToken stop)
    {
        var tutor1 = people["tutor1"].Id;
        var tutor2 = people["tutor2"].Id;

        // Module 1 today: one map is confirmed, the others answer.
        var share = 1.0;
        foreach (var (mailbox, enrolment) in groups.Of(groups.First))
        {
            if (mailbox != "trainee2")
            {
                learning.Add(enrolment, package, groups.First, tutor1, share, Dice(mailbox), now.AddHours(-7));
                share = 0.6;
            }
        }

        // Module 2 in work.
        foreach (var (mailbox, enrolment) in groups.Of(groups.Second))
        {
            learning.Add(enrolment, package, groups.Second, tutor1, 1, Dice(mailbox), now.AddDays(-12));
            tasks.Add(enrolment, package, tutor1, mailbox switch { "trainee1" => 2, "trainee5" => 3, "trainee6" => 1, _ => 0 }, Dice(mailbox), now.AddDays(-8));
            if (mailbox == "trainee1")
            {
                diagnostics.Again(enrolment, package, isFinal: false, better: 0.15, Dice(mailbox), now.AddDays(-3));
            }
        }

        tasks.Consult(groups.Second, tutor1, now.AddDays(-4));

        talk.Chat(groups.Second, people, now);
        talk.Consult(groups, groups.Second, people, now);
        await WorksAsync(groups, groups.Third, package, tutor1, now.AddDays(-3), reviewsEach: 2, now, stop);
        await WorksAsync(groups, groups.Finished, package, tutor2, now.AddDays(-16), reviewsEach: 3, now, stop);
        await FinishAsync(groups, people, package, now, stop);
    }

    /// <summary>The finished group has told what it thinks; all but one have their documents.</summary>
    private async Task FinishAsync(DemoGroups groups, Dictionary<string, Person> people, ProgrammePackage package, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var (mailbox, enrolment) in groups.Of(groups.Finished))
        {
            tasks.Fill(enrolment, package.FormFor(FormUse.Feedback), "", Dice(mailbox), now.AddDays(-11));
        }

        groups.Finished.Finish(now);
        await db.SaveChangesAsync(stop);
        var ready = groups.Of(groups.Finished).Where(m => m.Mailbox != "trainee2").Select(m => m.Enrolment.Id).ToList();
        await documents.IssueAsync(groups.Finished.Id, package, ready, "14/2", DateOnly.FromDateTime(now.UtcDateTime.AddDays(-10)), people["coordinator1"].Id, stop);
    }

    /// <summary>Module 3: everybody has published; each reviews the next ones of another school.</summary>
    private async Task WorksAsync(DemoGroups groups, ProgrammeRun run, ProgrammePackage package, Guid tutor, DateTimeOffset at, int reviewsEach, DateTimeOffset now, CancellationToken stop)
    {
        var (group, today) = (groups.Of(run).ToList(), DateOnly.FromDateTime(now.UtcDateTime));
        var published = group.Select((member, number) =>
        {
            learning.Add(member.Enrolment, package, run, tutor, 1, Dice(member.Mailbox), at.AddDays(-20));
            tasks.Add(member.Enrolment, package, tutor, package.Tasks.Count, Dice(member.Mailbox), at.AddDays(-16));
            diagnostics.Again(member.Enrolment, package, isFinal: true, better: number == 0 ? 0 : 0.25, Dice(member.Mailbox), at.AddHours(-9));
            var work = works.Publish(member.Enrolment, package, number, Dice(member.Mailbox), at.AddHours(number));
            talk.Topic(work, at.AddHours(number));
            works.Calibrate(member.Enrolment, member.Mailbox, package, Dice(member.Mailbox), at.AddHours(number));
            return work;
        }).ToList();
        await db.SaveChangesAsync(stop);
        for (var i = 0; i < group.Count; i++)
        {
            var others = Enumerable.Range(1, group.Count - 1).Select(step => (i + step) % group.Count)
                .Where(j => group[j].Enrolment.SchoolKey != group[i].Enrolment.SchoolKey).Take(reviewsEach);
            foreach (var j in others)
            {
                var review = works.Review(published[j], j, group[i].Enrolment.PersonId, group[i].Enrolment, group[i].Mailbox, package, Dice($"{group[i].Mailbox}{j}"), at.AddDays(1).AddHours(i));
                if (run.EndsOn < today)
                {
                    review.Reply(i == 1 ? "Баллы понятны, а вот что исправить, из рецензии не видно. Буду благодарен за один пример." : "Спасибо. В лист наблюдений добавлен признак, проверю его на русском языке.", i == 1 ? RecommendationAnswer.Declined : j % 2 == 0 ? RecommendationAnswer.Accepted : RecommendationAnswer.Partly, helpful: i != 1, at.AddDays(3).AddHours(j));
                }
            }
        }

        if (run.EndsOn < today)
        {
            works.Appeal(published[0], tutor, at.AddDays(3));
            works.Revise(published[1], at.AddDays(5));
        }
        else
        {
            await db.SaveChangesAsync(stop);
            await UnderReviewAsync(group, published, tutor, today, now, stop);

            // One work gets its third review from the tutor; two already have their own hour of presentation.
            works.Review(published[1], 1, tutor, null, "tutor", package, Dice("tutor"), at.AddDays(1).AddHours(7));
            for (var i = 0; i < 2; i++)
            {
                works.Present(published[i], run.PresentationAt!.Value.AddMinutes(30 * i), at.AddDays(2));
            }
        }
    }

    /// <summary>One reads a work now, one stands by, one has been given more time.</summary>
    private async Task UnderReviewAsync(List<(string Mailbox, Enrolment Enrolment)> group, List<FinalWork> published, Guid tutor, DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        var (reviewer, reader) = (group[1].Enrolment, group[^1].Enrolment);
        var seen = await db.Set<PeerReview>().Where(r => r.ReviewerEnrolmentId == reader.Id).Select(r => r.WorkId).ToListAsync(stop);
        var next = published.Where((w, i) => group[i].Enrolment.SchoolKey != reader.SchoolKey && w.AuthorId != reader.PersonId && !seen.Contains(w.Id)).ToList();
        if (next.Count > 0)
        {
            works.Take(next[0], reader.PersonId, reader.Id, now.AddHours(-5));
        }

        works.StandBy(reviewer, now.AddDays(-1));
        works.Extend(group[2].Enrolment, today.AddDays(7), tutor, now.AddDays(-1));
    }

    private static Random Dice(string mailbox) => new(mailbox.Sum(c => c));
}
