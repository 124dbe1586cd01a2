using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Web.Search;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>
/// What a preliminary route is made for, before anything is diagnosed: every deficit of the programme, and those whose words the person
/// used in the needs survey weigh more. Words are compared by their Russian stems.
/// </summary>
public static class SurveyNeeds
{
    private const double Least = 0.3;

    private const int ShortestStem = 4;

    public static IReadOnlyList<RouteNeed> Of(IReadOnlyList<CompetencyDeficit> deficits, IEnumerable<string> answers)
    {
        var said = Stems(string.Join(' ', answers));
        var hits = deficits.Select(d => Stems($"{d.Title} {d.Signs} {d.Mastered}").Count(said.Contains)).ToList();
        var most = hits.DefaultIfEmpty(0).Max();
        return [.. deficits.Select((d, i) => new RouteNeed(d.Code, d.Title, most == 0 ? 0.5 : Least + ((1 - Least) * hits[i] / most), DeficitLevel.Partial))];
    }

    /// <summary>Two titles speak of the same: two common stems and a third of the shorter one.</summary>
    public static bool SameMatter(string one, string other)
    {
        var (a, b) = (Stems(one), Stems(other));
        var common = a.Count(b.Contains);
        return common >= 2 && common * 3 >= Math.Min(a.Count, b.Count);
    }

    private static HashSet<string> Stems(string text) => [.. RussianStems.Terms(text).Where(s => s.Length >= ShortestStem)];
}
