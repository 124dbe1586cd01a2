namespace Stazh.Learn.Features.PeerReviews;

/// <summary>The scores as arrays, and the way back to works and people.</summary>
public sealed partial class ScoreCalibration
{
    private readonly int works, people, colleagues;
    private readonly bool hasSamples;
    private readonly Guid[] workIds, personIds;
    private readonly bool[] expert;
    private readonly int[] work, reviewer, workFrom, workEdges, reviewerFrom, reviewerEdges, sampleFrom;
    private readonly double[] score, sampleScore, sampleKnown;
    private readonly double[] upPrecision, upSum, downPrecision, downSum, workPrecision, workSum, biasPrecision, biasSum, reliability;
    private int rounds;
    private double level = Level, spreadSquared = Spread * Spread, biasLevel, biasSquared = BiasSpread * BiasSpread, noiseSquared = Noise * Noise;

    private ScoreCalibration(IReadOnlyCollection<Mark> marks, IReadOnlyCollection<SampleMark> samples, IReadOnlySet<Guid> experts)
    {
        var workNumbers = new Dictionary<Guid, int>(marks.Count);
        var personNumbers = new Dictionary<Guid, int>(marks.Count);
        foreach (var mark in marks)
        {
            workNumbers.TryAdd(mark.Work, workNumbers.Count);
            personNumbers.TryAdd(mark.Reviewer, personNumbers.Count);
        }

        foreach (var sample in samples)
        {
            personNumbers.TryAdd(sample.Reviewer, personNumbers.Count);
        }

        (works, people, hasSamples) = (workNumbers.Count, personNumbers.Count, samples.Count > 0);
        (workIds, personIds) = ([.. workNumbers.Keys], [.. personNumbers.Keys]);
        expert = [.. personIds.Select(experts.Contains)];
        colleagues = expert.Count(e => !e);
        work = [.. marks.Select(m => workNumbers[m.Work])];
        reviewer = [.. marks.Select(m => personNumbers[m.Reviewer])];
        score = [.. marks.Select(m => m.Score)];
        (workFrom, workEdges) = Group(work, works);
        (reviewerFrom, reviewerEdges) = Group(reviewer, people);
        var (from, of) = Group([.. samples.Select(s => personNumbers[s.Reviewer])], people);
        var list = samples.ToArray();
        sampleFrom = from;
        sampleScore = [.. of.Select(i => list[i].Score)];
        sampleKnown = [.. of.Select(i => list[i].Known)];
        (upPrecision, upSum, downPrecision, downSum) = (new double[marks.Count], new double[marks.Count], new double[marks.Count], new double[marks.Count]);
        (biasPrecision, biasSum) = (new double[people], new double[people]);
        workPrecision = [.. Enumerable.Repeat(1 / spreadSquared, works)];
        workSum = [.. Enumerable.Repeat(level / spreadSquared, works)];
        reliability = [.. expert.Select(e => 1 / (e ? ExpertNoise * ExpertNoise : noiseSquared))];
    }

    public (double Mean, double Variance) WorkPrior => (level, spreadSquared);

    public (double Mean, double Variance) BiasPrior => (biasLevel, biasSquared);

    public double Reliability(Guid person) => reliability[Array.IndexOf(personIds, person)];

    public double Mean(Guid id) => workSum[Array.IndexOf(workIds, id)] / workPrecision[Array.IndexOf(workIds, id)];

    public double Error(Guid id) => Math.Sqrt(1 / workPrecision[Array.IndexOf(workIds, id)]);

    /// <summary>Indices by their group, in order of appearance.</summary>
    private static (int[] From, int[] Of) Group(int[] groups, int count)
    {
        var from = new int[count + 1];
        foreach (var g in groups)
        {
            from[g + 1]++;
        }

        for (var g = 0; g < count; g++)
        {
            from[g + 1] += from[g];
        }

        var next = from[..count];
        var of = new int[groups.Length];
        for (var i = 0; i < groups.Length; i++)
        {
            of[next[groups[i]]++] = i;
        }

        return (from, of);
    }

    private CalibratedScores Result()
    {
        var scores = new Dictionary<Guid, WorkScore>(works);
        for (var u = 0; u < works; u++)
        {
            scores[workIds[u]] = ScoreOf(u);
        }

        var manners = new Dictionary<Guid, ReviewerManner>(people);
        var biases = 0.0;
        for (var v = 0; v < people; v++)
        {
            var bias = biasSum[v] / biasPrecision[v];
            biases += expert[v] ? 0 : bias;
            manners[personIds[v]] = new(
                personIds[v], bias, Math.Sqrt(1 / biasPrecision[v]), Math.Sqrt(1 / reliability[v]), reviewerFrom[v + 1] - reviewerFrom[v], sampleFrom[v + 1] - sampleFrom[v]);
        }

        return new(scores, manners, rounds) { MeanBias = colleagues == 0 ? 0 : biases / colleagues };
    }

    private WorkScore ScoreOf(int u)
    {
        var parts = new MarkPart[workFrom[u + 1] - workFrom[u]];
        var (low, high, sum, calibrated) = (double.MaxValue, double.MinValue, 0.0, true);
        for (var i = 0; i < parts.Length; i++)
        {
            var e = workEdges[workFrom[u] + i];
            var v = reviewer[e];
            var corrected = score[e] - (biasSum[v] / biasPrecision[v]);
            (low, high, sum) = (Math.Min(low, corrected), Math.Max(high, corrected), sum + score[e]);
            calibrated &= expert[v] || sampleFrom[v + 1] > sampleFrom[v];
            parts[i] = new(personIds[v], score[e], Math.Clamp(corrected, 0, 100), upPrecision[e] / workPrecision[u], expert[v]);
        }

        var mean = workSum[u] / workPrecision[u];
        var half = Quantile(u) * Math.Sqrt(1 / workPrecision[u]);
        return new(workIds[u], Math.Clamp(mean, 0, 100), Math.Clamp(mean - half, 0, 100), Math.Clamp(mean + half, 0, 100), sum / parts.Length, high - low, calibrated, parts);
    }

    /// <summary>
    /// Reliabilities are estimates themselves, so the interval is Student's rather than the normal one: as many degrees of freedom as scores and prior
    /// scores stand behind the reviewers of the work on average; quantile by the first term of Cornish and Fisher (1938).
    /// </summary>
    private double Quantile(int u)
    {
        var freedom = 0.0;
        for (var i = workFrom[u]; i < workFrom[u + 1]; i++)
        {
            var v = reviewer[workEdges[i]];
            freedom += (2 * ReliabilityShape) + reviewerFrom[v + 1] - reviewerFrom[v] + sampleFrom[v + 1] - sampleFrom[v];
        }

        freedom /= workFrom[u + 1] - workFrom[u];
        return Z90 + (((Z90 * Z90 * Z90) + Z90) / (4 * freedom));
    }
}
