using Microsoft.Extensions.Localization;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>A group of the registry that can be joined while the internship goes on, or the own group.</summary>
public sealed record RegistryRun(Guid Id, Guid VersionId, string Slug, string Title, string Site, DateOnly StartsOn, DateOnly EndsOn)
{
    /// <summary>Where people meet.</summary>
    public string Region { get; init; } = "";

    /// <summary>Places not taken.</summary>
    public int? Seats { get; init; }
}

/// <summary>An in-person day of a group.</summary>
public sealed record GroupEvent(string Code, string Title, DateOnly On, int Minutes);

/// <summary>What a person can choose from: the programme's tasks and materials, the group's days, groups of other programmes.</summary>
public static class RouteActivities
{
    /// <summary>For a material whose authors did not say how long it takes.</summary>
    private const int MinutesOfMaterial = 15;

    /// <summary>A person reads two materials for a deficit, hardly a third: the rest is for choosing by hand.</summary>
    private const int MostForDeficit = 2;

    private static int MinutesOf(Material material) => material.Minutes ?? MinutesOfMaterial;

    public static IEnumerable<RouteActivity> OfProgramme(ProgrammePackage package, Guid enrolmentId)
    {
        foreach (var task in package.Tasks)
        {
            yield return new(RouteItemKind.Task, task.Code, task.Title, $"/learn/{enrolmentId}/tasks/{task.Code}", task.Minutes, task.Closes) { Needs = task.Needs };
        }

        var reading = package.Materials.Where(m => m.Kind is not (MaterialKind.Template or MaterialKind.Act)).ToList();
        var (proposed, read) = (new HashSet<Material>(), new Dictionary<string, int>());
        foreach (var material in reading.OrderByDescending(m => RouteActivity.EffectOfReading(MinutesOf(m))).Where(m => m.Deficits.Any(d => read.GetValueOrDefault(d) < MostForDeficit)))
        {
            proposed.Add(material);
            material.Deficits.ToList().ForEach(d => read[d] = read.GetValueOrDefault(d) + 1);
        }

        foreach (var material in package.Materials)
        {
            yield return new(
                RouteItemKind.Material, material.Code, material.Title, $"/programs/{package.Programme.Slug}/materials/{material.Code}", MinutesOf(material),
                [.. material.Deficits.Select(d => new DeficitEffect(d, RouteActivity.EffectOfReading(MinutesOf(material))))])
            {
                ByHandOnly = !proposed.Contains(material),
            };
        }
    }

    public static IEnumerable<RouteActivity> OfGroup(IEnumerable<GroupEvent> events, Guid runId) =>
        events.Select(e => new RouteActivity(RouteItemKind.Event, e.Code, e.Title, $"/runs/{runId}", e.Minutes, []) { On = e.On, ByHandOnly = true });

    /// <summary>
    /// Groups whose programme speaks of what this route is to close, and the in-person days in the schedules of their sites. A group that ends after the internship, and
    /// a day of another group, which its site has to agree to, only a person puts into a route.
    /// </summary>
    public static IEnumerable<RouteActivity> OfRegistry(
        IEnumerable<(RegistryRun Run, ProgrammePackage Package, IReadOnlyList<GroupEvent> Days)> runs, IReadOnlyList<RouteNeed> needs, string theme, DateOnly ends, IStringLocalizer text)
    {
        foreach (var (run, package, days) in runs)
        {
            var matching = needs.Where(n => package.Deficits.Any(d => SurveyNeeds.SameMatter(n.Title, d.Title))).ToList();
            if (matching.Count == 0 && !SurveyNeeds.SameMatter(theme, package.Programme.Theme))
            {
                continue;
            }

            yield return new(RouteItemKind.Run, run.Id.ToString(), run.Title, $"/runs/{run.Id}", package.Hours * 45, Effects(RouteActivity.EffectOfRun))
            {
                On = run.StartsOn, Until = run.EndsOn, Region = package.Modules.Any(m => m.Mode == ModuleMode.InPerson) ? run.Region : null, Seats = run.Seats,
                ByHandOnly = run.EndsOn > ends, Note = text["{0}, {1}", Wording.Span(run.StartsOn, run.EndsOn), run.Site],
            };
            foreach (var day in days)
            {
                yield return new(RouteItemKind.Event, $"{run.Id:n}-{day.Code}", text["{0}: {1}", run.Title, day.Title], $"/runs/{run.Id}", day.Minutes, Effects(RouteActivity.EffectOfMaterial))
                {
                    On = day.On, Region = run.Region, Seats = run.Seats, ByHandOnly = true, Note = text["{0}; договоритесь с площадкой", run.Site],
                };
            }

            List<DeficitEffect> Effects(double effect) => [.. matching.Select(n => new DeficitEffect(n.Deficit, effect))];
        }
    }
}
