using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Data;

/// <summary>A trainee of a group with the approved enrolment.</summary>
public sealed record TraineeInGroup(Guid EnrolmentId, Guid PersonId, string Email);

/// <summary>A running group with its tutor and trainees; sign in by <c>app.As(group.TutorEmail)</c>.</summary>
public sealed record GroupOfTrainees(Guid RunId, Guid SiteId, string Region, ProgrammePackage Package, Guid TutorId, string TutorEmail, IReadOnlyList<TraineeInGroup> Trainees)
{
    public TraineeInGroup Trainee => Trainees[0];

    /// <summary>Address part of the first trainee's internship.</summary>
    public Guid Id => Trainee.EnrolmentId;
}

/// <summary>Groups and internships for tests; no assertions about the program.</summary>
public static class Internships
{
    /// <summary>A running group of one trainee.</summary>
    public static Task<GroupOfTrainees> AnInternship(this StazhApp app, string slug = "adhd-functions") => app.AGroup(1, slug);

    /// <summary>A running group by a programme of content/programmes: trainees of different schools, all approved, looked after by one tutor.</summary>
    public static async Task<GroupOfTrainees> AGroup(this StazhApp app, int trainees, string slug = "adhd-functions", string region = "Ленинградская область")
    {
        var now = app.Clock.GetUtcNow();
        var entry = (await app.Services.GetRequiredService<ProgrammeLibrary>().FindAsync(slug, approvedOnly: true, TestContext.Current.CancellationToken))!;
        var mark = Guid.NewGuid().ToString("n")[..8];
        var tutor = await app.APerson($"tutor-{mark}", "МБОУ «Лицей № 8»", region);
        var starts = DateOnly.FromDateTime(now.UtcDateTime);
        var ends = starts.AddDays(27);
        var run = new ProgrammeRun
        {
            Id = Guid.CreateVersion7(now), SiteId = await app.InDb(SiteAsync), ProgrammeVersionId = entry.VersionId, ProgrammeSlug = slug, ProgrammeTitle = entry.Programme.Title,
            Region = region, SiteTitle = "МБОУ «Лицей № 8»", StartsOn = starts, EndsOn = ends, Places = Math.Max(trainees, 25), Place = "Луга, пр. Володарского, 14", CreatedAt = now, CreatedById = tutor.Id,
        };
        run.Modules.AddRange(entry.Package.Modules.Select((m, i) => new RunModule { RunId = run.Id, Code = m.Code, Number = i + 1, Title = m.Title, From = starts, To = ends }));
        Assert.Null(run.Start(now));
        await app.InDb(db =>
        {
            db.Add(run);
            return db.SaveChangesAsync();
        });
        await app.Grant(tutor, Role.Tutor, runId: run.Id);
        var group = new List<TraineeInGroup>();
        for (var i = 1; i <= trainees; i++)
        {
            group.Add(await app.ATrainee(run.Id, $"trainee{i}-{mark}", $"МБОУ «СОШ № {i}»", tutor.Id));
        }

        return new(run.Id, run.SiteId, region, entry.Package, tutor.Id, TestPeople.Email($"tutor-{mark}"), group);
    }

    /// <summary>One more person with an approved enrolment.</summary>
    public static async Task<TraineeInGroup> ATrainee(this StazhApp app, Guid runId, string mailbox, string workPlace, Guid? tutorId = null)
    {
        var now = app.Clock.GetUtcNow();
        var person = await app.APerson(mailbox, workPlace);
        var enrolment = new Enrolment
        {
            Id = Guid.CreateVersion7(now), RunId = runId, PersonId = person.Id, Motivation = "Хочу помочь ребёнку с СДВГ учиться вместе со всеми.", WorkPlace = workPlace, SchoolKey = Person.SchoolKey(workPlace),
            Region = person.Region, District = person.District, Position = person.Position, AppliedAt = now, SurveyToken = Guid.NewGuid().ToString("n"), TutorId = tutorId,
        };
        Assert.Null(enrolment.Approve(tutorId ?? person.Id, 0, 1, now));
        await app.InDb(db =>
        {
            db.Add(enrolment);
            return db.SaveChangesAsync();
        });
        return new(enrolment.Id, person.Id, TestPeople.Email(mailbox));
    }

    /// <summary>The tutor has marked the trainee present at every step of every module.</summary>
    public static Task Attend(this StazhApp app, GroupOfTrainees group) => app.InDb(db =>
    {
        db.AddRange(group.Trainees.SelectMany(t => group.Package.Modules.SelectMany(m => m.Steps).Select(s => new StepMark
        {
            EnrolmentId = t.EnrolmentId, StepCode = s.Code, Present = true, ProductMade = true, EnteredAt = app.Clock.GetUtcNow(), EnteredById = group.TutorId,
        })));
        return db.SaveChangesAsync();
    });

    /// <summary>A new site once the registry asks for it; until then any id.</summary>
    private static Task<Guid> SiteAsync(Stazh.Learn.Data.AppDb db) => Task.FromResult(Guid.CreateVersion7());
}
