namespace Stazh.Learn.Features.FinalWorks;

/// <summary>What the document of completion asks about a final work and its reviews, per enrolment.</summary>
/// <param name="IsPublished">On the run's forum.</param>
/// <param name="HasTrial">The work was tried in practice and it is confirmed .</param>
/// <param name="HasSelfAnalysis">All four grounds are answered .</param>
/// <param name="ReviewsReceived">Of the three an author gets.</param>
/// <param name="ReviewsGiven">Of those that the person owes.</param>
/// <param name="ReviewsOwed">Three, or as many as there are authors of other schools in a smaller group.</param>
public sealed record FinalWorkStanding(
    Guid EnrolmentId, Guid? WorkId, string? Title, bool IsPublished, bool HasTrial, bool HasSelfAnalysis, int ReviewsReceived, int ReviewsGiven, int ReviewsOwed)
{
    /// <summary>Reviews without which no document is issued: two, or as many as there are colleagues who may write them.</summary>
    public int ReviewsNeeded
    {
        get => needed ?? Math.Clamp(ReviewsOwed, 0, 2);
        init => needed = value;
    }

    private readonly int? needed;
}
