using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>How one sample work tells reviewers apart, in points of the rubric.</summary>
/// <param name="Expert">The authors' own score.</param>
/// <param name="Mean">Of the reviewers; null without any.</param>
/// <param name="Spread">Standard deviation of their scores: a sample that all score alike shows nobody's manner; null with fewer than two.</param>
/// <param name="Agreement">How its scores go with the same people's scores of the other samples, −1…1: high is a manner, low is chance; null with fewer than three.</param>
public sealed record SampleSeparation(string Title, double Expert, int Tries, double? Mean, double? Spread, double? Agreement)
{
    /// <summary>Fewer people say nothing, and might be recognised.</summary>
    public const int Fewest = 5;

    public static IReadOnlyList<SampleSeparation> Of(FinalWorkSpec spec, IReadOnlyCollection<(Guid Reviewer, string Sample, double Score)> tries)
    {
        var max = spec.Rubric.MaxScore;
        var known = spec.Calibration.ToDictionary(c => c.Code, c => RubricScore.Of(spec.Rubric, c.Scores) ?? 0);
        var away = tries.Where(t => known.ContainsKey(t.Sample)).Select(t => (t.Reviewer, t.Sample, Away: t.Score - known[t.Sample])).ToList();
        return [.. spec.Calibration.Select(c =>
        {
            var mine = away.Where(t => t.Sample == c.Code).ToList();
            if (mine.Count < Fewest)
            {
                return new SampleSeparation(c.Title, known[c.Code] / 100 * max, mine.Count, null, null, null);
            }

            var mean = mine.Average(t => t.Away);
            var spread = Math.Sqrt(mine.Sum(t => (t.Away - mean) * (t.Away - mean)) / (mine.Count - 1));
            var pairs = mine.Select(t => (t.Away, Others: away.Where(o => o.Reviewer == t.Reviewer && o.Sample != c.Code).Select(o => o.Away).DefaultIfEmpty(double.NaN).Average()))
                .Where(p => !double.IsNaN(p.Others)).ToList();
            return new SampleSeparation(c.Title, known[c.Code] / 100 * max, mine.Count, (known[c.Code] + mean) / 100 * max, spread / 100 * max, Correlation(pairs));
        })];
    }

    private static double? Correlation(List<(double X, double Y)> pairs)
    {
        if (pairs.Count < 3)
        {
            return null;
        }

        var (mx, my) = (pairs.Average(p => p.X), pairs.Average(p => p.Y));
        var (xx, yy, xy) = (pairs.Sum(p => (p.X - mx) * (p.X - mx)), pairs.Sum(p => (p.Y - my) * (p.Y - my)), pairs.Sum(p => (p.X - mx) * (p.Y - my)));
        return xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : null;
    }
}

/// <summary>The reviews' part of the programme's page: which sample works separate reviewers.</summary>
internal sealed class SampleInsight(AppDb db) : IProgrammeInsight
{
    public int Order => 30;

    public async Task<ProgrammeInsight?> OfAsync(ProgrammeEntry entry, CancellationToken stop)
    {
        if (entry.Package.FinalWork is not { Calibration.Count: > 0 } spec)
        {
            return null;
        }

        var tries = await (
            from t in db.Set<CalibrationTry>().AsNoTracking()
            join e in db.Set<Enrolment>() on t.EnrolmentId equals e.Id
            join r in db.Set<ProgrammeRun>() on e.RunId equals r.Id
            where r.ProgrammeVersionId == entry.VersionId && t.Score != null
            select new { e.PersonId, t.WorkCode, Score = t.Score!.Value }).ToListAsync(stop);
        return new("insight-samples", "Образцы для рецензентов", "/Features/PeerReviews/_SampleSeparation.cshtml", SampleSeparation.Of(spec, [.. tries.Select(t => (t.PersonId, t.WorkCode, t.Score))]));
    }
}
