namespace Stazh.Learn.Features.PeerReviews;

/// <summary>A review's score of a work, 0…100.</summary>
public sealed record Mark(Guid Work, Guid Reviewer, double Score);

/// <summary>A reviewer's score of a sample work whose score the experts have set, both 0…100.</summary>
public sealed record SampleMark(Guid Reviewer, double Score, double Known);

/// <summary>One review's part in a result.</summary>
/// <param name="Score">As given, 0…100.</param>
/// <param name="Corrected">Without the reviewer's strictness, 0…100.</param>
/// <param name="Weight">Share of the result that rests on it, 0…1; what is left to 1 rests on how the whole group works.</param>
public sealed record MarkPart(Guid Reviewer, double Score, double Corrected, double Weight, bool IsExpert);

/// <summary>The result of a work.</summary>
/// <param name="Score">0…100.</param>
/// <param name="Low">With <paramref name="High"/> the 90 % interval.</param>
/// <param name="PlainMean">What the plain mean says.</param>
/// <param name="Spread">Largest difference of two corrected scores; 0 with one review.</param>
/// <param name="IsCalibrated">Every reviewer of the work has scored samples or is an expert.</param>
public sealed record WorkScore(Guid Work, double Score, double Low, double High, double PlainMean, double Spread, bool IsCalibrated, IReadOnlyList<MarkPart> Parts)
{
    /// <summary>Corrected scores further apart than this call an expert, unless one has spoken: about one honest work in eleven.</summary>
    public const double SpreadThatCallsAnExpert = 20;

    /// <summary>So does a result that is known no better than give or take this, although enough calibrated colleagues have spoken.</summary>
    public const double DoubtThatCallsAnExpert = 9;

    /// <summary>A score so near an end of the scale is at the end: how far beyond it the work stands, the rubric cannot say.</summary>
    public const double EndOfTheScale = 3;

    /// <summary>A third score so far below the top is no echo of two top marks.</summary>
    public const double AnotherOpinion = 10;

    public bool NeedsExpert => Parts.All(p => !p.IsExpert)
        && (Spread > SpreadThatCallsAnExpert || IsSetByTheEnds || (IsCalibrated && Parts.Count >= ReviewAllocator.Wanted && (High - Low) / 2 > DoubtThatCallsAnExpert));

    /// <summary>
    /// Two at the end of the scale carry a result whatever the third says, and two who have agreed need nothing else: an expert looks. Two at the bottom always
    /// call one; two at the top only against another opinion, since good groups give top marks honestly. The spread alone missed it where the third was mild.
    /// </summary>
    private bool IsSetByTheEnds => Parts.Count(p => p.Score <= EndOfTheScale) >= 2
        || (Parts.Count(p => p.Score >= 100 - EndOfTheScale) >= 2 && Parts.Any(p => p.Score <= 100 - AnotherOpinion));
}

/// <summary>What is known of a reviewer's manner. It corrects results and is told to people; nobody is graded by it.</summary>
/// <param name="Bias">Points of 100 above (milder) or below (stricter) the true score.</param>
/// <param name="BiasError">Standard error of it.</param>
/// <param name="Noise">Standard deviation of a single score around the reviewer's own measure.</param>
public sealed record ReviewerManner(Guid Reviewer, double Bias, double BiasError, double Noise, int Marks, int Samples);

public sealed record CalibratedScores(IReadOnlyDictionary<Guid, WorkScore> Works, IReadOnlyDictionary<Guid, ReviewerManner> Reviewers, int Rounds)
{
    public static CalibratedScores Empty { get; } = new(new Dictionary<Guid, WorkScore>(), new Dictionary<Guid, ReviewerManner>(), 0);

    /// <summary>Mean bias of the reviewers who are no experts.</summary>
    public double MeanBias { get; init; }

    /// <summary>How much milder than the average of the group, points of 100; null for somebody who has given no score.</summary>
    public double? MilderThanAverage(Guid reviewer) => Reviewers.TryGetValue(reviewer, out var manner) ? manner.Bias - MeanBias : null;
}
