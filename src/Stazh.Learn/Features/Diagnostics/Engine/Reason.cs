namespace Stazh.Learn.Features.Diagnostics;

/// <summary>One thing to say about an assessment; <see cref="DiagnosticExplanations"/> puts it into the reader's language. All figures are 0…1.</summary>
public abstract record Reason
{
    /// <summary>No usable reading.</summary>
    public sealed record NothingKnown : Reason;

    /// <summary>Diagnostic sources lie at least two levels apart.</summary>
    public sealed record SourcesDisagree(string Mildest, double Low, string Gravest, double High) : Reason;

    /// <summary>Only one source speaks: nothing to compare it with.</summary>
    public sealed record OneSource(string Source) : Reason;

    /// <summary>The person judged no vignettes: how the person reads the scale is unknown and the interval is wider for it.</summary>
    /// <param name="Wider">By how much half of the interval is wider than it would be with a known scale.</param>
    public sealed record NoVignettes(double Wider) : Reason;

    /// <summary>Self-ratings were moved by the person's reading of the scale.</summary>
    /// <param name="Shift">−0.5…0.5; positive for one who judges mildly.</param>
    public sealed record ScaleMoved(double Shift, int Vignettes) : Reason;

    /// <summary>The colleagues of the vignettes were placed in another order than the authors': the scale is known less well.</summary>
    /// <param name="Share">Of the pairs, 0…1.</param>
    public sealed record VignettesInverted(double Share) : Reason;

    /// <summary>The latest evidence is old and the interval grows with it.</summary>
    /// <param name="Days">Since the latest evidence.</param>
    public sealed record EvidenceIsOld(int Days) : Reason;

    /// <summary>Work done on the deficit: each piece makes what was said before it count less.</summary>
    public sealed record PracticeCame(int Pieces, DateTimeOffset Latest) : Reason;
}
