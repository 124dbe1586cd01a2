namespace Stazh.Learn.Features.Diagnostics;

/// <summary>One source as it counts now: the current items of an instrument, of one observer, or one piece of practice.</summary>
/// <param name="Item">The piece of practice; null for an instrument.</param>
/// <param name="Noise">Variance of the source when fresh, without that of the scale.</param>
/// <param name="Variance">With that of the scale.</param>
/// <param name="Precision">Freshness divided by the variance, relative to the youngest evidence here.</param>
/// <param name="Weight">Freshness of all its items together.</param>
internal sealed record CountedSource(string Source, Guid By, string? Item, double Value, double Noise, double Variance, double Precision, double Weight)
{
    public bool IsSelf => Source == ReadingSource.Self;

    public bool IsOf(Reading reading) => Source == reading.Source && By == reading.By && (Item is null || Item == reading.Item);
}

/// <summary>The readings of one deficit sorted, aged and brought together by sources: the arithmetic of <see cref="SeverityEstimator"/>.</summary>
internal sealed class Evidence
{
    private readonly Reading[] all;

    private readonly double[] weights;

    private readonly double freshness;

    private readonly double precision;

    private Evidence(Reading[] all, ScaleAnchor anchor, DateTimeOffset now)
    {
        Array.Sort(all, Order);
        this.all = all;
        Practice = Array.Exists(all, r => ReadingSource.IsPractice(r.Source)) ? [.. all.Where(r => ReadingSource.IsPractice(r.Source)).Select(r => r.At).Order()] : [];
        weights = new double[all.Length];
        var youngest = double.MaxValue;
        for (var i = 0; i < all.Length; i++)
        {
            weights[i] = Freshness.Age(all[i].At, now, PracticeSince(all[i].At));
            youngest = Math.Min(youngest, weights[i]);
            Latest = all[i].At > Latest ? all[i].At : Latest;
        }

        for (var i = 0; i < all.Length; i++)
        {
            weights[i] = Freshness.Weight(weights[i] - youngest);
        }

        freshness = Math.Max(Freshness.Least, Freshness.Weight(youngest));
        Sources = Count(anchor);
        var sum = 0.0;
        foreach (var source in Sources)
        {
            precision += source.Precision;
            sum += source.Precision * source.Value;
        }

        Severity = Math.Clamp(sum / precision, 0, 1);
    }

    /// <summary>0…1.</summary>
    public double Severity { get; }

    public List<CountedSource> Sources { get; }

    /// <summary>Dates of the pieces of practice, ascending.</summary>
    public DateTimeOffset[] Practice { get; }

    public DateTimeOffset Latest { get; } = DateTimeOffset.MinValue;

    /// <summary>Null without a usable reading.</summary>
    public static Evidence? Of(IEnumerable<Reading> readings, ScaleAnchor anchor, DateTimeOffset now)
    {
        var all = readings.Where(r => r.Source != ReadingSource.Vignettes && double.IsFinite(r.Severity)).ToArray();
        return all.Length == 0 ? null : new(all, anchor, now);
    }

    /// <summary>Half of the 90 % interval before it is cut at the ends of the scale; the weights stay those of the severity.</summary>
    /// <param name="anchor">Whose error is taken; an inconsistent one is trusted less without weighing less.</param>
    public double HalfWidth(ScaleAnchor anchor)
    {
        var (variance, misfit) = (0.0, 0.0);
        foreach (var source in Sources)
        {
            variance += source.Precision * (source.IsSelf ? (source.Noise + (anchor.Variance * anchor.Inconsistency)) / source.Variance : 1);
            misfit += source.Precision * (source.Value - Severity) * (source.Value - Severity);
        }

        var free = Sources.Count - 1;
        var wider = free < 1 ? 1 : Math.Max(1, misfit / (free + Math.Sqrt(2 * free)));
        return SeverityEstimator.Z * Math.Sqrt(variance / (precision * precision) * wider / freshness);
    }

    /// <summary>The mildest and the gravest of the diagnostic sources.</summary>
    public (CountedSource? Mildest, CountedSource? Gravest) Extremes()
    {
        var (mildest, gravest) = ((CountedSource?)null, (CountedSource?)null);
        foreach (var source in Sources)
        {
            if (ReadingSource.IsDiagnostic(source.Source))
            {
                mildest = mildest is null || source.Value < mildest.Value ? source : mildest;
                gravest = gravest is null || source.Value > gravest.Value ? source : gravest;
            }
        }

        return (mildest, gravest);
    }

    /// <summary>Everything said, by source and round, in order of time.</summary>
    public List<SourceVoice> Voices(ScaleAnchor anchor)
    {
        var gathered = new List<Gathered>(Sources.Count + 1);
        for (var i = 0; i < all.Length; i++)
        {
            var voice = gathered.Find(g => g.Holds(all[i]));
            if (voice is null)
            {
                gathered.Add(voice = new(all[i]));
            }

            voice.Add(all[i], IsCurrent(i) ? weights[i] : null);
        }

        var voices = gathered.ConvertAll(g => g.Voice(anchor, Sources.Find(s => s.IsOf(g.First)), precision));
        voices.Sort((a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Round != b.Round ? a.Round.CompareTo(b.Round)
            : string.CompareOrdinal(a.Source, b.Source) is not 0 and var source ? source
            : string.CompareOrdinal(a.Item, b.Item) is not 0 and var item ? item : a.By.CompareTo(b.By));
        return voices;
    }

    private List<CountedSource> Count(ScaleAnchor anchor)
    {
        var sources = new List<CountedSource>(4);
        for (var start = 0; start < all.Length;)
        {
            var first = all[start];
            var item = ReadingSource.IsPractice(first.Source) ? first.Item : null;
            var (sum, total, largest) = (0.0, 0.0, 0.0);
            var end = start;
            for (; end < all.Length && all[end].Source == first.Source && all[end].By == first.By && (item is null || all[end].Item == item); end++)
            {
                if (IsCurrent(end))
                {
                    sum += weights[end] * Math.Clamp(all[end].Severity, 0, 1);
                    total += weights[end];
                    largest = Math.Max(largest, weights[end]);
                }
            }

            start = end;
            if (largest > 0)
            {
                var isSelf = first.Source == ReadingSource.Self;
                var noise = SourceNoise.Of(first.Source).VarianceOfMean(total / largest);
                var variance = noise + (isSelf ? anchor.Variance : 0);
                sources.Add(new(first.Source, first.By, item, isSelf ? anchor.Correct(sum / total) : sum / total, noise, variance, largest / variance, total));
            }
        }

        return sources;
    }

    /// <summary>In the order of <see cref="Order"/> the last of its source, observer and item.</summary>
    private bool IsCurrent(int i) => i + 1 == all.Length || all[i + 1].Item != all[i].Item || all[i + 1].Source != all[i].Source || all[i + 1].By != all[i].By;

    private int PracticeSince(DateTimeOffset at)
    {
        var count = 0;
        while (count < Practice.Length && Practice[Practice.Length - 1 - count] > at)
        {
            count++;
        }

        return count;
    }

    private static int Order(Reading a, Reading b) =>
        string.CompareOrdinal(a.Source, b.Source) is not 0 and var source ? source
        : a.By.CompareTo(b.By) is not 0 and var by ? by
        : string.CompareOrdinal(a.Item, b.Item) is not 0 and var item ? item
        : a.Round != b.Round ? a.Round.CompareTo(b.Round)
        : a.At != b.At ? a.At.CompareTo(b.At) : a.Severity.CompareTo(b.Severity);

    private sealed class Gathered(Reading first)
    {
        private double sum;
        private double weight;
        private int count;
        private bool isCurrent;
        private DateTimeOffset at = DateTimeOffset.MinValue;

        public Reading First => first;

        public bool Holds(Reading reading) => first.Round == reading.Round && first.Source == reading.Source && first.By == reading.By
            && (!ReadingSource.IsPractice(first.Source) || first.Item == reading.Item);

        /// <param name="counted">Its weight; null for an earlier answer.</param>
        public void Add(Reading reading, double? counted)
        {
            (sum, count, weight, isCurrent) = (sum + Math.Clamp(reading.Severity, 0, 1), count + 1, weight + (counted ?? 0), isCurrent || counted is not null);
            at = reading.At > at ? reading.At : at;
        }

        public SourceVoice Voice(ScaleAnchor anchor, CountedSource? source, double precision)
        {
            var mean = sum / count;
            var value = first.Source == ReadingSource.Self ? anchor.Correct(mean) : mean;
            return new(
                first.Source, ReadingSource.IsPractice(first.Source) ? first.Item : null, first.Round, first.By, value, Math.Abs(value - mean) < 0.005 ? null : mean, at, count,
                source is null ? 0 : source.Precision / precision * (weight / source.Weight), isCurrent);
        }
    }
}
