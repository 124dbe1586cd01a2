using Stazh.Learn.Data;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>Module 1 of the demonstration: attendance, answers, the tutor's observation, confirmed maps, approved routes.</summary>
internal sealed class DemoLearning(AppDb db)
{
    /// <param name="share">How much of the diagnostics is answered, 0…1; the map is confirmed and the route approved only at 1.</param>
    public void Add(Enrolment enrolment, ProgrammePackage package, ProgrammeRun run, Guid tutor, double share, Random random, DateTimeOffset at)
    {
        var module = package.DiagnosticModule!;
        foreach (var step in module.Steps.Take(share < 1 ? 3 : module.Steps.Count))
        {
            db.Add(new StepMark { EnrolmentId = enrolment.Id, StepCode = step.Code, Present = true, ProductMade = true, EnteredAt = at, EnteredById = tutor });
        }

        enrolment.Understanding = "Различает причину и внешнее поведение; путает рабочую память и внимание.";
        var items = DiagnosticSheet.EntryItems(package);
        var round = new DiagnosticRound { Id = Guid.CreateVersion7(at), EnrolmentId = enrolment.Id, Number = DiagnosticRound.Entry, Items = string.Join(' ', items), StartedAt = at };
        db.Add(round);
        var readings = items.Take((int)(items.Count * share)).Select(code => Reading(enrolment, package, package.Item(code)!, DiagnosticRound.Entry, Guid.Empty, random, at)).ToList();
        readings.AddRange(package.ItemsOf(InstrumentKind.Observation).Select(i => Reading(enrolment, package, i, 0, tutor, random, at)));
        db.AddRange(readings);
        if (share < 1)
        {
            return;
        }

        round.Finish(at.AddHours(1));
        var map = new DeficitMap { EnrolmentId = enrolment.Id };
        var severities = new DiagnosticState(package, [round], readings, map, at.AddHours(2)).Lines.Where(l => l.Assessment.Severity is not null).ToDictionary(l => l.Code, l => l.Assessment.Severity!.Value);
        map.Confirm(diagnosticsFinished: true, severities, at.AddHours(2));
        db.Add(map);
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

    private static DeficitReading Reading(Enrolment enrolment, ProgrammePackage package, InstrumentItem item, int round, Guid by, Random random, DateTimeOffset at)
    {
        var instrument = package.Diagnostics.Instruments.First(i => i.Items.Contains(item));
        var choices = instrument.Kind == InstrumentKind.Cases ? item.Options.Count : 4;
        var choice = Math.Min(choices - 1, (random.Next(choices) + random.Next(choices)) / 2);
        return new()
        {
            Id = Guid.CreateVersion7(at), EnrolmentId = enrolment.Id, Source = instrument.Kind.Source(), Item = item.Code, Deficit = item.Deficit, Round = round, ById = by,
            Choice = choice, Severity = DiagnosticSheet.SeverityOf(package, item, choice), At = at,
        };
    }
}
