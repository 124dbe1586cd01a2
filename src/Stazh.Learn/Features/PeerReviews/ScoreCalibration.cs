namespace Stazh.Learn.Features.PeerReviews;

/// <summary>
/// Corrects scores of colleagues for each reviewer's bias and reliability: model PG₁ of Piech, Huang, Chen, Do, Ng, Koller, “Tuned models of peer
/// assessment in MOOCs” (EDM 2013): true score s ~ N(μ, σₛ²), bias b ~ N(β, σ_b²), score z ~ N(s + b, 1/τ), reliability τ ~ Gamma. There the
/// model cut the error of the plain mean by 31–33 %, bias alone gave about 95 % of it.
/// </summary>
/// <remarks>
/// Where the paper samples (Gibbs), this class alternates closed forms: Gaussian messages along the reviews (given τ they converge to the exact means: the
/// precision matrix is diagonally dominant), then τ and the level, spread and bias of the group by their expected values (EM with weak priors, so that a
/// group of three is judged too). Sample works fix the zero of the biases; an expert's bias and noise are known to be small. Nobody is graded by the
/// distance to the mean. Deterministic; the same for any order of reviews and any names up to rounding. O(rounds · reviews), memory O(reviews).
/// Scores that are not numbers from 0 to 100 and a second score of the same reviewer for the same work are refused with ArgumentException.
/// </remarks>
public sealed partial class ScoreCalibration
{
    private const int MostRounds = 120;
    private const double Enough = 1e-4;
    private const double Z90 = 1.6449;

    // Weak priors in points of 100, each worth as many works, reviewers or scores as its second number says.
    private const double Level = 70, LevelWeight = 2;
    private const double Spread = 14, SpreadWeight = 8;
    private const double BiasSpread = 8, BiasSpreadWeight = 8, BiasLevelWeight = 4;
    private const double Noise = 7, NoiseWeight = 16;

    /// <summary>How far reliabilities of people differ: the shape of their Gamma prior; 2·shape scores weigh as much as it.</summary>
    private const double ReliabilityShape = 4;

    // An expert's own bias and noise; the noise of the known score of a sample.
    private const double ExpertBias = 1.5, ExpertNoise = 2;
    public const double KnownNoise = 1.5;

    /// <param name="marks">Scores of works.</param>
    /// <param name="samples">Scores of sample works; may be empty: then the group as a whole is taken to be just.</param>
    /// <param name="experts">Reviewers who are experts: tutors and staff.</param>
    public static CalibratedScores Of(IReadOnlyCollection<Mark> marks, IReadOnlyCollection<SampleMark> samples, IReadOnlySet<Guid> experts)
    {
        Check(marks, samples);
        if (marks.Count == 0 && samples.Count == 0)
        {
            return CalibratedScores.Empty;
        }

        return Settled(marks, samples, experts).Result();
    }

    /// <summary>The model after its last round, for those who check it against the whole system of equations.</summary>
    public static ScoreCalibration Settled(IReadOnlyCollection<Mark> marks, IReadOnlyCollection<SampleMark> samples, IReadOnlySet<Guid> experts)
    {
        var model = new ScoreCalibration(marks, samples, experts);
        do
        {
            model.rounds++;
        }
        while (model.Round() >= Enough && model.rounds < MostRounds);
        return model;
    }

    private static void Check(IReadOnlyCollection<Mark> marks, IReadOnlyCollection<SampleMark> samples)
    {
        static bool Bad(double score) => !(score is >= 0 and <= 100);
        if (marks.Any(m => Bad(m.Score)) || samples.Any(s => Bad(s.Score) || Bad(s.Known)))
        {
            throw new ArgumentException("A score is a number from 0 to 100.");
        }

        if (marks.DistinctBy(m => (m.Work, m.Reviewer)).Count() != marks.Count)
        {
            throw new ArgumentException("A reviewer scores a work once.");
        }
    }

    private double Round()
    {
        ToReviewers();
        var change = ToWorks();
        LearnReliability();
        LearnGroup();
        return change;
    }

    /// <summary>Every reviewer's bias from the works (each told of without this reviewer) and the samples.</summary>
    private void ToReviewers()
    {
        for (var v = 0; v < people; v++)
        {
            var (precision, sum) = Prior(v);
            var tau = reliability[v];
            var known = 1 / ((1 / tau) + (KnownNoise * KnownNoise));
            for (var i = sampleFrom[v]; i < sampleFrom[v + 1]; i++)
            {
                precision += known;
                sum += known * (sampleScore[i] - sampleKnown[i]);
            }

            for (var i = reviewerFrom[v]; i < reviewerFrom[v + 1]; i++)
            {
                var e = reviewerEdges[i];
                var (p, s) = (workPrecision[work[e]] - upPrecision[e], workSum[work[e]] - upSum[e]);
                var weight = 1 / ((1 / tau) + (1 / p));
                (downPrecision[e], downSum[e]) = (weight, weight * (score[e] - (s / p)));
                precision += downPrecision[e];
                sum += downSum[e];
            }

            (biasPrecision[v], biasSum[v]) = (precision, sum);
        }
    }

    /// <summary>Every work's score from its reviewers (each known without this work); the largest change of a mean.</summary>
    private double ToWorks()
    {
        var change = 0.0;
        for (var u = 0; u < works; u++)
        {
            var (precision, sum) = (1 / spreadSquared, level / spreadSquared);
            for (var i = workFrom[u]; i < workFrom[u + 1]; i++)
            {
                var e = workEdges[i];
                var v = reviewer[e];
                var (p, s) = (biasPrecision[v] - downPrecision[e], biasSum[v] - downSum[e]);
                var weight = 1 / ((1 / reliability[v]) + (1 / p));
                (upPrecision[e], upSum[e]) = (weight, weight * (score[e] - (s / p)));
                precision += upPrecision[e];
                sum += upSum[e];
            }

            change = Math.Max(change, Math.Abs((sum / precision) - (workSum[u] / workPrecision[u])));
            (workPrecision[u], workSum[u]) = (precision, sum);
        }

        return change;
    }

    /// <summary>τ by its expected value: shape + n/2 over rate + half the expected squared residuals.</summary>
    private void LearnReliability()
    {
        var (shape, rate) = (ReliabilityShape, ReliabilityShape * noiseSquared);
        var (total, count) = (0.0, 0);
        for (var v = 0; v < people; v++)
        {
            if (expert[v])
            {
                continue;
            }

            var squares = 0.0;
            for (var i = reviewerFrom[v]; i < reviewerFrom[v + 1]; i++)
            {
                var e = reviewerEdges[i];
                var (pw, pb) = (workPrecision[work[e]] - upPrecision[e], biasPrecision[v] - downPrecision[e]);
                squares += Residual(
                    score[e] - ((workSum[work[e]] - upSum[e]) / pw) - ((biasSum[v] - downSum[e]) / pb), (1 / pw) + (1 / pb), 1 / reliability[v]);
            }

            var weight = 1 / ((1 / reliability[v]) + (KnownNoise * KnownNoise));
            for (var i = sampleFrom[v]; i < sampleFrom[v + 1]; i++)
            {
                var (p, s) = (biasPrecision[v] - weight, biasSum[v] - (weight * (sampleScore[i] - sampleKnown[i])));
                squares += Residual(sampleScore[i] - sampleKnown[i] - (s / p), (1 / p) + (KnownNoise * KnownNoise), 1 / reliability[v]);
            }

            var n = reviewerFrom[v + 1] - reviewerFrom[v] + sampleFrom[v + 1] - sampleFrom[v];
            reliability[v] = (shape + (n / 2.0)) / (rate + (squares / 2));
            total += squares;
            count += n;
        }

        noiseSquared = ((NoiseWeight * Noise * Noise) + total) / (NoiseWeight + count);
    }

    /// <summary>Expected squared noise of one score, when all else says that it differs by <paramref name="gap"/> give or take <paramref name="around"/>.</summary>
    private static double Residual(double gap, double around, double noise)
    {
        var share = noise / (around + noise);
        return (share * gap * share * gap) + (share * around);
    }

    /// <summary>Level and spread of works, level and spread of biases.</summary>
    private void LearnGroup()
    {
        var (sum, squares) = (LevelWeight * Level, 0.0);
        for (var u = 0; u < works; u++)
        {
            sum += workSum[u] / workPrecision[u];
        }

        level = sum / (LevelWeight + works);
        for (var u = 0; u < works; u++)
        {
            var away = (workSum[u] / workPrecision[u]) - level;
            squares += (away * away) + (1 / workPrecision[u]);
        }

        spreadSquared = ((SpreadWeight * Spread * Spread) + squares) / (SpreadWeight + works);
        (sum, squares) = (0, 0);
        for (var v = 0; v < people; v++)
        {
            sum += expert[v] ? 0 : biasSum[v] / biasPrecision[v];
        }

        biasLevel = hasSamples ? sum / (BiasLevelWeight + colleagues) : 0;
        for (var v = 0; v < people; v++)
        {
            if (!expert[v])
            {
                var away = (biasSum[v] / biasPrecision[v]) - biasLevel;
                squares += (away * away) + (1 / biasPrecision[v]);
            }
        }

        biasSquared = ((BiasSpreadWeight * BiasSpread * BiasSpread) + squares) / (BiasSpreadWeight + colleagues);
    }

    private (double Precision, double Sum) Prior(int v) => expert[v] ? (1 / (ExpertBias * ExpertBias), 0) : (1 / biasSquared, biasLevel / biasSquared);
}
