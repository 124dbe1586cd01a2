using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>Mean points of one criterion.</summary>
public sealed record CriterionScore(string Code, string Title, double Mean, int MaxPoints, string Level);

/// <summary>
/// The result of a work: plain means by criterion, weighted into one number. The one place where scores become a result.
/// </summary>
/// <param name="Total">Weighted sum of the means.</param>
/// <param name="Max">Largest sum that the rubric allows.</param>
public sealed record ScoreSummary(IReadOnlyList<CriterionScore> Criteria, double Total, double Max, int Reviews)
{
    /// <summary>0…1.</summary>
    public double Share => Max > 0 ? Total / Max : 0;

    /// <summary>Null without a review. A criterion that a review left out does not count for it.</summary>
    public static ScoreSummary? Of(Rubric rubric, IReadOnlyCollection<IReadOnlyDictionary<string, int>> reviews)
    {
        if (reviews.Count == 0)
        {
            return null;
        }

        var criteria = rubric.Criteria.Select(c =>
        {
            var points = reviews.Where(r => r.ContainsKey(c.Code)).Select(r => (double)r[c.Code]).ToList();
            var mean = points.Count == 0 ? 0 : points.Average();
            return (c.Weight, Score: new CriterionScore(c.Code, c.Title, mean, c.MaxPoints, Nearest(c, mean)));
        }).ToList();
        return new([.. criteria.Select(c => c.Score)], criteria.Sum(c => c.Weight * c.Score.Mean), rubric.MaxScore, reviews.Count);
    }

    private static string Nearest(Criterion criterion, double mean) => criterion.Levels.MinBy(l => Math.Abs(l.Points - mean))?.Text ?? "";
}
