using Stazh.Learn.Data;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>Module 1 of the demonstration: attendance, answers, the tutor's observation, confirmed maps, approved routes.</summary>
internal sealed class DemoLearning(AppDb db, DemoDiagnostics diagnostics)
{
    /// <param name="share">How much of the diagnostics is answered, 0…1; the map is confirmed and the route approved only at 1.</param>
    public void Add(Enrolment enrolment, ProgrammePackage package, ProgrammeRun run, Guid tutor, double share, Random random, DateTimeOffset at)
    {
        var module = package.DiagnosticModule!;
        foreach (var step in module.Steps.Take(share < 1 ? 3 : module.Steps.Count))
        {
            db.Add(new StepMark { EnrolmentId = enrolment.Id, StepCode = step.Code, Present = true, ProductMade = true, EnteredAt = at, EnteredById = tutor });
        }

        Ask(enrolment, package, run, at);
        enrolment.Understanding = "Различает причину и внешнее поведение; путает рабочую память и внимание.";
        diagnostics.Enter(enrolment, package, tutor, share, random, at);
        if (share < 1)
        {
            return;
        }

        var route = LearningRoute.New(enrolment.Id, RouteKind.Main, 1, weeklyMinutes: 120, at.AddHours(2));
        var order = 0;
        foreach (var task in package.Tasks)
        {
            var week = Math.Min(order / 2, Math.Max(0, (run.EndsOn.DayNumber - run.StartsOn.DayNumber) / 7));
            route.Items.Add(new RouteItem
            {
                Id = Guid.CreateVersion7(at), RouteId = route.Id, Key = Guid.NewGuid(), Kind = RouteItemKind.Task, Code = task.Code, Title = task.Title, Minutes = task.Minutes,
                Effects = task.Closes, Reason = RouteReason.Closes, ReasonAbout = task.Closes[0].Deficit, Week = week, Order = order++, DueOn = run.StartsOn.AddDays((week * 7) + 6), ChangedAt = at,
            });
        }

        route.Submit(mapConfirmed: true, [], null, at.AddHours(3));
        route.Approve(tutor, "Начните с первых двух заданий: остальные на них опираются.", at.AddHours(5));
        db.Add(route);
    }

    /// <summary>The needs survey before the start and, of some, again in the second module.</summary>
    private void Ask(Enrolment enrolment, ProgrammePackage package, ProgrammeRun run, DateTimeOffset at)
    {
        if (package.FormFor(FormUse.NeedsSurvey) is not { } survey)
        {
            return;
        }

        var random = new Random(run.StartsOn.DayNumber + enrolment.WorkPlace.Length);
        var again = SurveyRounds.KeyOn(run.Modules, DateOnly.FromDateTime(at.UtcDateTime).AddDays(5));
        foreach (var (key, day) in again.Length > 0 && random.Next(2) == 0 ? [("", -5), (again, 3)] : new[] { ("", -5) })
        {
            var filled = new FilledForm { Id = Guid.CreateVersion7(at), EnrolmentId = enrolment.Id, FormCode = survey.Code, Key = key };
            filled.HandIn(DemoAnswers.For(survey.Fields, random, run.StartsOn), at.AddDays(day));
            db.Add(filled);
        }
    }
}
