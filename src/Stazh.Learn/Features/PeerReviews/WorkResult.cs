using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>Points of one criterion, each review with its weight.</summary>
public sealed record CriterionResult(string Title, double Points, int MaxPoints, string Level);

/// <summary>One review's part in the result, in points of the rubric.</summary>
/// <param name="Milder">How much milder than the group's average the reviewer scores; negative is stricter; null without enough to say.</param>
/// <param name="Share">0…1.</param>
public sealed record ReviewPart(Guid ReviewerId, double Points, double Corrected, double? Milder, double Share, bool IsExpert);

/// <summary>The result of a work in points of its rubric, with its interval and what every review did for it. The one place where scores become a result.</summary>
/// <param name="Plain">What a plain mean would say.</param>
/// <param name="IsCalibrated">Every reviewer has scored samples or is an expert.</param>
/// <param name="NeedsExpert">Too much disagreement: an expert's review is on its way, the result is preliminary.</param>
public sealed record WorkResult(
    double Points, double Low, double High, double Max, double Plain, bool IsCalibrated, bool NeedsExpert, IReadOnlyList<CriterionResult> Criteria, IReadOnlyList<ReviewPart> Parts)
{
    /// <summary>Strictness of less than this is not worth words, points of 100.</summary>
    private const double WorthSaying = 1;

    /// <summary>Null without a review, or when the rubric has no points to give.</summary>
    public static WorkResult? Of(Guid workId, Rubric rubric, CalibratedScores scores, IReadOnlyCollection<PeerReview> reviews)
    {
        if (rubric.MaxScore <= 0 || !scores.Works.TryGetValue(workId, out var work))
        {
            return null;
        }

        double Points(double score) => score / 100 * rubric.MaxScore;
        double? Milder(Guid reviewer) => scores.MilderThanAverage(reviewer) is { } by && Math.Abs(by) >= WorthSaying ? Points(by) : null;
        var parts = work.Parts.Select(p => new ReviewPart(p.Reviewer, Points(p.Score), Points(p.Corrected), p.IsExpert ? null : Milder(p.Reviewer), p.Weight, p.IsExpert)).ToList();
        var criteria = rubric.Criteria.Select(c =>
        {
            var given = (from r in reviews join p in work.Parts on r.ReviewerId equals p.Reviewer where r.Content.Scores.ContainsKey(c.Code) select (Points: r.Content.Scores[c.Code], p.Weight)).ToList();
            var weight = given.Sum(g => g.Weight);
            var mean = weight > 0 ? given.Sum(g => g.Points * g.Weight) / weight : 0;
            return new CriterionResult(c.Title, mean, c.MaxPoints, c.Levels.MinBy(l => Math.Abs(l.Points - mean))?.Text ?? "");
        });
        return new(Points(work.Score), Points(work.Low), Points(work.High), rubric.MaxScore, Points(work.PlainMean), work.IsCalibrated, work.NeedsExpert, [.. criteria], parts);
    }
}
