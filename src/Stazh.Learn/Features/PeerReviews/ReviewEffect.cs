using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>What a review did for the result of its work, in points of the rubric: the reviewer reads it.</summary>
/// <param name="With">The result as it is.</param>
/// <param name="Without">The result if this review had not been written; null when there is no other.</param>
/// <param name="Milder">How much milder than the group's average the reviewer scores; negative is stricter.</param>
public sealed record ReviewEffect(double With, double? Without, double Max, double Given, double Corrected, double? Milder)
{
    public static ReviewEffect? Of(PeerReview review, Rubric rubric, ScoreSheet sheet)
    {
        var scores = sheet.Calibrate();
        if (rubric.MaxScore <= 0 || !scores.Works.TryGetValue(review.WorkId, out var work) || work.Parts.FirstOrDefault(p => p.Reviewer == review.ReviewerId) is not { } mine)
        {
            return null;
        }

        double Points(double score) => score / 100 * rubric.MaxScore;
        double? without = sheet.Without(review.WorkId, review.ReviewerId).Works.TryGetValue(review.WorkId, out var other) ? Points(other.Score) : null;
        return new(Points(work.Score), without, rubric.MaxScore, Points(mine.Score), Points(mine.Corrected), mine.IsExpert ? null : scores.MilderThanAverage(review.ReviewerId) is { } by ? Points(by) : null);
    }
}
