using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Documents;
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
        await WorksAsync(groups, groups.Third, package, tutor1, now.AddDays(-3), reviewsEach: 2, stop);
        await WorksAsync(groups, groups.Finished, package, tutor2, now.AddDays(-16), reviewsEach: 3, stop);
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
    private async Task WorksAsync(DemoGroups groups, ProgrammeRun run, ProgrammePackage package, Guid tutor, DateTimeOffset at, int reviewsEach, CancellationToken stop)
    {
        var group = groups.Of(run).ToList();
        var published = group.Select((member, number) =>
        {
            learning.Add(member.Enrolment, package, run, tutor, 1, Dice(member.Mailbox), at.AddDays(-20));
            tasks.Add(member.Enrolment, package, tutor, package.Tasks.Count, Dice(member.Mailbox), at.AddDays(-16));
            diagnostics.Again(member.Enrolment, package, isFinal: true, better: number == 0 ? 0 : 0.25, Dice(member.Mailbox), at.AddHours(-9));
            var work = works.Publish(member.Enrolment, package, number, Dice(member.Mailbox), at.AddHours(number));
            talk.Topic(work, at.AddHours(number));
            return work;
        }).ToList();
        await db.SaveChangesAsync(stop);
        for (var i = 0; i < group.Count; i++)
        {
            var others = Enumerable.Range(1, group.Count - 1).Select(step => (i + step) % group.Count)
                .Where(j => group[j].Enrolment.SchoolKey != group[i].Enrolment.SchoolKey).Take(reviewsEach);
            foreach (var j in others)
            {
                works.Review(published[j], group[i].Enrolment.PersonId, group[i].Enrolment, package, Dice(group[i].Mailbox), at.AddDays(1).AddHours(i));
            }
        }

        if (run != groups.Third)
        {
            return;
        }

        // One work gets its third review from the tutor; two already have their own hour of presentation.
        works.Review(published[1], tutor, null, package, Dice("tutor"), at.AddDays(1).AddHours(7));
        for (var i = 0; i < 2; i++)
        {
            works.Present(published[i], run.PresentationAt!.Value.AddMinutes(30 * i), at.AddDays(2));
        }
    }

    private static Random Dice(string mailbox) => new(mailbox.Sum(c => c));
}
