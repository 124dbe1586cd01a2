using Stazh.Learn.Features.PeerReviews;

namespace Stazh.Learn.Tests.Features.PeerReviews;

/// <summary>
/// A group of invented raters: works around 72 ± 12 of 100, everybody with an own strictness (± 9) and carelessness (4…10), whole steps of a rubric of six
/// criteria of three points, three reviews a work, three sample works a reviewer. The expert's score is the truth that the model never sees.
/// </summary>
internal sealed class SeededRaters
{
    private const double Step = 100.0 / 18;
    public static readonly double[] Samples = [44.4, 66.7, 83.3];

    private readonly Random random;

    public SeededRaters(int seed, int people, double strictness = 9)
    {
        random = new Random(seed);
        Truth = [.. Enumerable.Range(0, people).Select(_ => Math.Clamp(72 + (12 * Normal()), 5, 98))];
        Bias = [.. Truth.Select(_ => strictness * Normal())];
        Noise = [.. Truth.Select(_ => 4 + (6 * random.NextDouble()))];
        Works = [.. Truth.Select(_ => Id())];
        People = [.. Truth.Select(_ => Id())];
    }

    public double[] Truth { get; }

    public double[] Bias { get; }

    public double[] Noise { get; }

    public Guid[] Works { get; }

    public Guid[] People { get; }

    public List<Mark> Marks { get; } = [];

    public List<SampleMark> SampleMarks { get; } = [];

    /// <param name="offsets">Whose works each reviews, counted on from the own.</param>
    /// <param name="twist">What a rater says instead of the honest score: reviewer, work (−1 for a sample), honest score.</param>
    public SeededRaters Rate(bool withSamples = true, int[]? offsets = null, Func<int, int, double, double>? twist = null)
    {
        foreach (var (reviewer, k) in from i in Enumerable.Range(0, People.Length) from k in offsets ?? [1, 4, 9] select (i, k))
        {
            var work = (reviewer + k) % Works.Length;
            var score = Snap(Truth[work] + Bias[reviewer] + (Noise[reviewer] * Normal()));
            Marks.Add(new(Works[work], People[reviewer], twist?.Invoke(reviewer, work, score) ?? score));
        }

        foreach (var (reviewer, known) in from i in Enumerable.Range(0, withSamples ? People.Length : 0) from known in Samples select (i, known))
        {
            var score = Snap(known + Bias[reviewer] + (Noise[reviewer] * Normal()));
            SampleMarks.Add(new(People[reviewer], twist?.Invoke(reviewer, -1, score) ?? score, known));
        }

        return this;
    }

    /// <summary>An expert's review of a work: off by two points.</summary>
    public Guid AddExpert(int work)
    {
        var expert = new Guid(work + 1, 1, 1, new byte[8]);
        Marks.Add(new(Works[work], expert, Snap(Truth[work] + (2 * new Random(work).NextDouble()))));
        return expert;
    }

    public CalibratedScores Calibrate(params Guid[] experts) => ScoreCalibration.Of(Marks, SampleMarks, experts.ToHashSet());

    public static double Snap(double score) => Math.Clamp(Math.Round(Math.Clamp(score, 0, 100) / Step) * Step, 0, 100);

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private Guid Id()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }
}
