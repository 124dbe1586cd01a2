using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>A large group of last season without sign-ins, so that numbers of people by district are large enough to be shown: most have finished.</summary>
internal sealed class DemoCrowd(AppDb db, DemoDiagnostics diagnostics)
{
    private static readonly (string District, int People, int Finished)[] Districts =
        [("Гатчинский район", 12, 12), ("Лужский район", 9, 8), ("Тихвинский район", 11, 0), ("Волосовский район", 8, 2), ("Кировский район", 3, 3), ("Киришский район", 2, 2)];

    private static readonly string[] Families = ["Аистова", "Борисова", "Веткина", "Громова", "Дроздова", "Ежова", "Жаворонкова", "Зимина", "Ильина", "Калинкина", "Лугова", "Морошкина"];
    private static readonly string[] Names = ["Алла", "Валентина", "Галина", "Дарья", "Инна", "Ксения", "Лидия"];

    public async Task AddAsync(ProgrammeRun like, ProgrammePackage package, Dictionary<string, Person> people, DateOnly today, DateTimeOffset now, CancellationToken stop)
    {
        var (starts, ends) = (today.AddDays(-140), today.AddDays(-112));
        var run = new ProgrammeRun
        {
            Id = Guid.CreateVersion7(now.AddDays(-170)), SiteId = like.SiteId, SiteTitle = like.SiteTitle, Region = like.Region, ProgrammeVersionId = like.ProgrammeVersionId, ProgrammeSlug = like.ProgrammeSlug, ProgrammeTitle = like.ProgrammeTitle,
            Places = 45, Place = "Актовый зал", CreatedAt = now.AddDays(-170), CreatedById = people["coordinator1"].Id,
        };
        run.Reschedule(starts, ends, ModuleDates.Lay(run.Id, package.Modules, starts, ends, []), now.AddDays(-170));
        run.Start(now.AddDays(-140));
        run.Finish(now.AddDays(-110));
        db.Add(run);
        var number = 0;
        foreach (var (district, count, finished) in Districts)
        {
            for (var i = 0; i < count; i++, number++)
            {
                var enrolment = Enrol(run, Somebody(number, district, now), people["coordinator1"].Id, now);
                var dice = new Random(number + 1);
                diagnostics.Enter(enrolment, package, people["tutor1"].Id, 1, dice, now.AddDays(-139));
                if (i < finished)
                {
                    diagnostics.Again(enrolment, package, isFinal: true, better: 0.3, dice, now.AddDays(-113));
                    enrolment.Complete(now.AddDays(-111));
                }
            }
        }

        await db.SaveChangesAsync(stop);
    }

    private Person Somebody(int number, string district, DateTimeOffset now)
    {
        var email = $"season{number + 1:00}@stazh.example";
        var person = new Person
        {
            Id = Guid.CreateVersion7(now), UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), FamilyName = Families[number % Families.Length], GivenName = Names[number % Names.Length],
            WorkPlace = $"МБОУ «СОШ № {30 + number}»", Region = DemoPeople.Region, District = district, Position = "учитель начальных классов", ExperienceYears = number % 30, RegisteredAt = now.AddDays(-170), SecurityStamp = $"season{number}",
            LockoutEnabled = true, LockoutEnd = Person.Never,
        };
        db.Add(person);
        return person;
    }

    private Enrolment Enrol(ProgrammeRun run, Person person, Guid by, DateTimeOffset now)
    {
        var enrolment = new Enrolment
        {
            Id = Guid.CreateVersion7(now), RunId = run.Id, PersonId = person.Id, AppliedAt = now.AddDays(-160), WorkPlace = person.WorkPlace, SchoolKey = Person.SchoolKey(person.WorkPlace), Region = person.Region, District = person.District,
            Position = person.Position, ExperienceYears = person.ExperienceYears, SurveyToken = Guid.NewGuid().ToString("n"), Motivation = "Хочу видеть, где мои приёмы не работают, и чем их заменить.",
        };
        enrolment.Approve(by, 0, run.Places, now.AddDays(-150));
        db.Add(enrolment);
        return enrolment;
    }
}
