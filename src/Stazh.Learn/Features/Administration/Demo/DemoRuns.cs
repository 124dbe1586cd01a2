using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.PeerReviews;
using Stazh.Learn.Features.PracticeTasks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>The five groups of the demonstration, one in each stage; an individual internship stands beside them.</summary>
internal sealed record DemoGroups(ProgrammeRun Enrolling, ProgrammeRun First, ProgrammeRun Second, ProgrammeRun Third, ProgrammeRun Finished, IReadOnlyDictionary<(Guid Run, string Mailbox), Enrolment> Enrolments)
{
    public IEnumerable<(string Mailbox, Enrolment Enrolment)> Of(ProgrammeRun run) => Enrolments.Where(e => e.Key.Run == run.Id).Select(e => (e.Key.Mailbox, e.Value));
}

/// <summary>Makes the groups through the rules of the runs themselves.</summary>
internal sealed class DemoRuns(AppDb db, SiteDirectory sites, ProgrammeLibrary library, Roles roles)
{
    public async Task<DemoGroups?> AddAsync(Dictionary<string, Person> people, DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        var site = await sites.Names.FirstOrDefaultAsync(s => s.Subject == DemoPeople.Region && s.Title.Contains("СОШ №3"), stop)
            ?? await sites.Names.FirstOrDefaultAsync(s => s.Subject == DemoPeople.Region, stop);
        var adhd = await library.FindAsync("adhd-functions", approvedOnly: true, stop);
        var municipal = await library.FindAsync("municipal-fgos", approvedOnly: true, stop);
        if (site is null || adhd is null || municipal is null)
        {
            return null;
        }

        await GrantAsync(people, site, stop);
        var enrolments = new Dictionary<(Guid, string), Enrolment>();
        var enrolling = Open(site, municipal, people, today.AddDays(28), today.AddDays(98), "tutor2", now);
        var first = Open(site, adhd, people, today, today.AddDays(27), "tutor1", now);
        var second = Open(site, adhd, people, today.AddDays(-12), today.AddDays(16), "tutor1", now);
        var third = Open(site, adhd, people, today.AddDays(-26), today.AddDays(5), "tutor1", now);
        var finished = Open(site, adhd, people, today.AddDays(-45), today.AddDays(-12), "tutor2", now);
        var alone = Open(site, municipal, people, today.AddDays(-9), today.AddDays(47), "tutor2", now, RunFormat.Individual);
        Enrol(alone, ["trainee4"], EnrolmentState.Approved);
        Enrol(enrolling, ["trainee3"], EnrolmentState.Approved);
        Enrol(enrolling, ["trainee1", "trainee5"], EnrolmentState.Applied);
        Enrol(enrolling, ["trainee6"], EnrolmentState.Waiting);
        Enrol(first, ["trainee2", "trainee6", "trainee7", "trainee8"], EnrolmentState.Approved);
        Enrol(second, ["trainee1", "trainee5", "trainee6", "trainee8"], EnrolmentState.Approved);
        Enrol(third, ["trainee3", "trainee4", "trainee5", "trainee7", "trainee2"], EnrolmentState.Approved);
        Enrol(finished, ["trainee8", "trainee3", "trainee4", "trainee2"], EnrolmentState.Approved);
        foreach (var run in new[] { first, second, third, finished, alone })
        {
            run.Start(now);
        }

        db.Add(new RunReviewTerms { RunId = alone.Id, ProgrammeVersionId = alone.ProgrammeVersionId, IsPooled = true });
        Note(alone, "trainee4", WorkKind.Organisation, today.AddDays(-8), 90, "Посмотрела, как площадка готовит мастерскую: кто за что отвечает, какие листы раздают, как собирают вопросы.", confirmed: true);
        Note(alone, "trainee4", WorkKind.Documents, today.AddDays(-5), 60, "Сверила нашу рабочую программу с программой площадки: у нас нет связи внеурочных занятий с планируемыми результатами.", confirmed: true);
        Note(alone, "trainee4", WorkKind.Understudy, today.AddDays(-2), 45, "Провела вторую половину занятия вместо ведущего. Не уложилась: задание для групп заняло на семь минут больше.", confirmed: false);
        await db.SaveChangesAsync(stop);
        foreach (var (run, tutor) in new[] { (enrolling, "tutor2"), (first, "tutor1"), (second, "tutor1"), (third, "tutor1"), (finished, "tutor2"), (alone, "tutor2") })
        {
            await roles.GrantAsync(null, people[tutor].Id, Role.Tutor, runId: run.Id, stop: stop);
        }

        await db.SaveChangesAsync(stop);
        return new(enrolling, first, second, third, finished, enrolments);

        void Note(ProgrammeRun run, string mailbox, WorkKind kind, DateOnly day, int minutes, string done, bool confirmed)
        {
            var entry = new DiaryEntry { Id = Guid.CreateVersion7(now), EnrolmentId = enrolments[(run.Id, mailbox)].Id };
            entry.Write(new() { Kind = kind, Day = day, Minutes = minutes, Done = done }, entry.Stamp, now.AddDays(-2));
            if (confirmed)
            {
                entry.Decide(true, null, people["tutor2"].Id, entry.Stamp, now.AddDays(-1));
            }

            db.Add(entry);
        }

        void Enrol(ProgrammeRun run, string[] mailboxes, EnrolmentState state)
        {
            foreach (var mailbox in mailboxes)
            {
                var enrolment = Apply(run, people[mailbox], now);
                if (state == EnrolmentState.Approved)
                {
                    enrolment.Approve(people["coordinator1"].Id, 0, run.Places, now);
                }
                else if (state == EnrolmentState.Waiting)
                {
                    enrolment.PutOnWaitingList(people["coordinator1"].Id, now);
                }

                enrolments[(run.Id, mailbox)] = enrolment;
                db.Add(enrolment);
            }
        }
    }

    private async Task GrantAsync(Dictionary<string, Person> people, SiteName site, CancellationToken stop)
    {
        await roles.GrantAsync(null, people["admin1"].Id, Role.Administrator, stop: stop);
        await roles.GrantAsync(null, people["coordinator1"].Id, Role.Coordinator, region: DemoPeople.Region, stop: stop);
        await roles.GrantAsync(null, people["head1"].Id, Role.SiteHead, siteId: site.Id, stop: stop);
        foreach (var expert in new[] { "expert1", "expert2", "expert3" })
        {
            await roles.GrantAsync(null, people[expert].Id, Role.Expert, region: DemoPeople.Region, stop: stop);
        }
    }

    private ProgrammeRun Open(SiteName site, ProgrammeEntry programme, Dictionary<string, Person> people, DateOnly starts, DateOnly ends, string tutor, DateTimeOffset now, RunFormat format = RunFormat.Group)
    {
        var run = new ProgrammeRun
        {
            Id = Guid.CreateVersion7(now), SiteId = site.Id, SiteTitle = site.Title, Region = site.Subject, ProgrammeVersionId = programme.VersionId, ProgrammeSlug = programme.Programme.Slug,
            ProgrammeTitle = programme.Programme.Title, Format = format, Places = format == RunFormat.Individual ? 1 : 12, Place = "Кабинет 21, второй этаж", CreatedAt = now.AddDays(-60), CreatedById = people["coordinator1"].Id,
            PresentationAt = new DateTimeOffset(ends.AddDays(-1).ToDateTime(new TimeOnly(15, 0)), TimeSpan.FromHours(3)),
        };
        run.Reschedule(starts, ends, ModuleDates.Lay(run.Id, programme.Package.Modules, starts, ends, []), now);
        db.Add(run);
        var cyclogram = Cyclogram.Lay(run.Id, starts, ends, [], now).ToList();
        foreach (var task in cyclogram.Where(t => t.DueOn < DateOnly.FromDateTime(now.UtcDateTime)))
        {
            task.Mark(true, null, people[tutor].Id, now);
        }

        db.AddRange(cyclogram);
        return run;
    }

    private static Enrolment Apply(ProgrammeRun run, Person person, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), RunId = run.Id, PersonId = person.Id, AppliedAt = now.AddDays(-3), WorkPlace = person.WorkPlace, SchoolKey = Person.SchoolKey(person.WorkPlace),
        Region = person.Region, District = person.District, Position = person.Position, ExperienceYears = person.ExperienceYears, Category = person.Category,
        SurveyToken = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(20)),
        Motivation = Motivation(run.ProgrammeSlug, person.Email!),
    };

    private static string Motivation(string programme, string email)
    {
        string[] reasons = programme == "adhd-functions"
            ?
            [
                "В классе есть дети, которым трудно удержать внимание до конца урока. Хочу научиться подбирать приёмы под причину, а не под внешнее поведение.",
                "Замечания не помогают, а только портят отношения с ребёнком. Хочу увидеть, как это делают коллеги, и попробовать у себя.",
                "Родители спрашивают, что делать дома. Хочу договариваться с ними об одном правиле и проверять, что оно работает.",
            ]
            :
            [
                "Переделываю рабочую программу под обновлённый стандарт и хочу сверить её с теми, кто уже ведёт такие уроки.",
                "На внеурочной деятельности дети другие, чем на уроке. Хочу связать одно с другим, чтобы планируемые результаты были видны.",
                "Второй год собираю задания на функциональную грамотность. Хочу понять, какие из них и вправду её показывают.",
            ];
        return reasons[email.Sum(c => c) % reasons.Length];
    }
}
