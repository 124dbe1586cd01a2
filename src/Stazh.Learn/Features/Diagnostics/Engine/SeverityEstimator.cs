namespace Stazh.Learn.Features.Diagnostics;

/// <summary>
/// From readings to a severity with its interval, in five steps that can be said aloud:
/// <list type="number">
/// <item>of every item the latest answer counts; earlier ones stay in the list of sources;</item>
/// <item>a source is the mean of its items, newer ones weighing more (<see cref="Freshness"/>), and every piece of practice is a source of its own;
/// self-assessment is moved by the person's reading of the scale (<see cref="ScaleAnchor"/>);</item>
/// <item>a source weighs as much as it is exact: one divided by its variance (<see cref="SourceNoise"/>), which shrinks with the number of items, times its freshness;</item>
/// <item>the severity is the weighted mean of the sources, the level its quarter of the scale;</item>
/// <item>the interval of 90 % follows from the weights; sources that differ more than their exactness and chance allow widen it (after Birge, 1932,
/// “The calculation of errors by the method of least squares”, Phys. Rev. 40: the misfit Q = Σ p·(v − s)² is set against its mean and one standard
/// deviation by chance, (k − 1) + √(2·(k − 1)) for k sources).</item>
/// </list>
/// Weights depend on sources, dates and numbers of items only, never on the answers, so a worse answer never lowers the severity, and an accepted piece of
/// practice, which says “less is left than the map shows”, never raises it.
/// Complexity: O(n log n) in the readings of the deficit. Deterministic; readings with a severity that is no number are passed over; nothing known gives
/// <see cref="DeficitAssessment.Unknown"/>.
/// </summary>
public static class SeverityEstimator
{
    /// <summary>Quantile of the normal distribution for the 90 % interval.</summary>
    public const double Z = 1.6449;

    /// <summary>The age from which an explanation mentions it, days.</summary>
    private const int OldDays = 60;

    /// <param name="readings">Of one deficit of one person; judged vignettes are left out, they belong to <paramref name="anchor"/>.</param>
    /// <param name="anchor">The person's reading of the self-rating scale.</param>
    /// <param name="now">Evidence dated later counts as of now.</param>
    public static DeficitAssessment Estimate(IEnumerable<Reading> readings, ScaleAnchor anchor, DateTimeOffset now)
    {
        var evidence = Evidence.Of(readings, anchor, now);
        if (evidence is null)
        {
            return DeficitAssessment.Unknown;
        }

        var severity = evidence.Severity;
        var half = evidence.HalfWidth(anchor);
        var (mildest, gravest) = evidence.Extremes();
        var spread = mildest is null ? 0 : gravest!.Value - mildest.Value;
        return new(severity, Math.Max(0, severity - half), Math.Min(1, severity + half), spread, evidence.Voices(anchor), Reasons());

        List<Reason> Reasons()
        {
            var reasons = new List<Reason>();
            if (spread >= SeverityScale.Disagreement)
            {
                reasons.Add(new Reason.SourcesDisagree(mildest!.Source, mildest.Value, gravest!.Source, gravest.Value));
            }

            if (evidence.Sources.Count == 1)
            {
                reasons.Add(new Reason.OneSource(evidence.Sources[0].Source));
            }

            if (evidence.Sources.Exists(s => s.IsSelf))
            {
                if (!anchor.IsKnown)
                {
                    reasons.Add(new Reason.NoVignettes(half - evidence.HalfWidth(anchor with { Variance = 0 })));
                }
                else if (Math.Abs(anchor.Shift) >= 0.05)
                {
                    reasons.Add(new Reason.ScaleMoved(anchor.Shift, anchor.Vignettes));
                }

                if (anchor.Inverted >= 0.25)
                {
                    reasons.Add(new Reason.VignettesInverted(anchor.Inverted));
                }
            }

            if (evidence.Practice.Length > 0)
            {
                reasons.Add(new Reason.PracticeCame(evidence.Practice.Length, evidence.Practice[^1]));
            }

            if ((int)(now - evidence.Latest).TotalDays is >= OldDays and var days)
            {
                reasons.Add(new Reason.EvidenceIsOld(days));
            }

            return reasons;
        }
    }
}
