using Microsoft.Extensions.Localization;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>A group of the registry that can be joined while the internship goes on, or the own group.</summary>
public sealed record RegistryRun(Guid Id, Guid VersionId, string Slug, string Title, string Site, DateOnly StartsOn, DateOnly EndsOn);

/// <summary>An in-person day of the own group.</summary>
public sealed record GroupEvent(string Code, string Title, DateOnly On, int Minutes);

/// <summary>What a person can choose from: the programme's tasks and materials, the group's days, groups of other programmes.</summary>
public static class RouteActivities
{
    /// <summary>For a material whose authors did not say how long it takes.</summary>
    private const int MinutesOfMaterial = 15;

    public static IEnumerable<RouteActivity> OfProgramme(ProgrammePackage package, Guid enrolmentId)
    {
        foreach (var task in package.Tasks)
        {
            yield return new(RouteItemKind.Task, task.Code, task.Title, $"/learn/{enrolmentId}/tasks/{task.Code}", task.Minutes, task.Closes) { Needs = task.Needs };
        }

        foreach (var material in package.Materials)
        {
            yield return new(
                RouteItemKind.Material, material.Code, material.Title, $"/programs/{package.Programme.Slug}/materials/{material.Code}", material.Minutes ?? MinutesOfMaterial,
                [.. material.Deficits.Select(d => new DeficitEffect(d, RouteActivity.EffectOfMaterial))])
            {
                ByHandOnly = material.Kind is MaterialKind.Template or MaterialKind.Act,
            };
        }
    }

    public static IEnumerable<RouteActivity> OfGroup(IEnumerable<GroupEvent> events, Guid runId) =>
        events.Select(e => new RouteActivity(RouteItemKind.Event, e.Code, e.Title, $"/runs/{runId}", e.Minutes, []) { On = e.On, ByHandOnly = true });

    /// <summary>Groups whose programme speaks of what this route is to close.</summary>
    public static IEnumerable<RouteActivity> OfRegistry(
        IEnumerable<(RegistryRun Run, ProgrammePackage Package)> runs, IReadOnlyList<RouteNeed> needs, string theme, int weeklyMinutes, IStringLocalizer text)
    {
        foreach (var (run, package) in runs)
        {
            var effects = needs.Where(n => package.Deficits.Any(d => SurveyNeeds.SameMatter(n.Title, d.Title)))
                .Select(n => new DeficitEffect(n.Deficit, RouteActivity.EffectOfRun)).ToList();
            if (effects.Count > 0 || SurveyNeeds.SameMatter(theme, package.Programme.Theme))
            {
                var minutes = package.Hours * 45;
                yield return new(RouteItemKind.Run, run.Id.ToString(), run.Title, $"/runs/{run.Id}", minutes, effects)
                {
                    On = run.StartsOn, ByHandOnly = minutes > weeklyMinutes, Note = text["{0}, {1}", Wording.Span(run.StartsOn, run.EndsOn), run.Site],
                };
            }
        }
    }
}
