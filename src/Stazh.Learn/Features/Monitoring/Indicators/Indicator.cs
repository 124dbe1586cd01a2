using Stazh.Learn.Data;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>Over which time a fact is counted up to the end of the half-year looked at.</summary>
public enum IndicatorPeriod
{
    HalfYear,

    /// <summary>Twelve months that end with the half-year.</summary>
    Year,

    /// <summary>From the beginning: thresholds of whole projects.</summary>
    FromStart,
}

public enum TargetSide
{
    AtLeast,
    AtMost,
}

/// <summary>Whose facts of which time. Days of the whole region are counted by Moscow.</summary>
/// <param name="Today">What is due later is not late yet.</param>
public sealed record IndicatorWindow(string Region, DateOnly From, DateOnly To, DateOnly Today)
{
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    public DateTimeOffset FromAt => new DateTimeOffset(From.ToDateTime(TimeOnly.MinValue), Moscow).ToUniversalTime();

    /// <summary>The moment after the last day.</summary>
    public DateTimeOffset Until => new DateTimeOffset(To.AddDays(1).ToDateTime(TimeOnly.MinValue), Moscow).ToUniversalTime();

    public static IndicatorWindow Of(string region, HalfYear half, IndicatorPeriod period, DateOnly today) => new(
        region, period switch { IndicatorPeriod.HalfYear => half.From, IndicatorPeriod.Year => half.To.AddDays(1).AddYears(-1), _ => new DateOnly(2000, 1, 1) }, half.To, today);
}

/// <summary>One thing that an indicator counts.</summary>
public sealed class IndicatorItem
{
    /// <summary>Counted once, whatever the districts it stands in.</summary>
    public Guid Key { get; init; }

    /// <summary>Empty: of none of the reference.</summary>
    public string District { get; init; } = "";

    /// <summary>What is shown in the list; of people, the programme they learned by.</summary>
    public string Title { get; init; } = "";

    /// <summary>The part of the address that is not the key.</summary>
    public string Tail { get; init; } = "";

    /// <summary>The row whose page shows it, when it is another's.</summary>
    public Guid Parent { get; init; }
}

/// <summary>
/// An indicator of the source documents: its wording to the letter, its formula in words and the rows it counts. Everything that pages, exports and
/// snapshots say about it comes from here.
/// </summary>
public sealed record Indicator
{
    public required string Code { get; init; }

    /// <summary>The exact official wording; the key of its translation.</summary>
    public required string Wording { get; init; }

    /// <summary>Document and paragraph: «000 п. 3.2».</summary>
    public required string Source { get; init; }

    /// <summary>«R-164».</summary>
    public required string Requirement { get; init; }

    /// <summary>What exactly is counted. Russian source text.</summary>
    public required string Formula { get; init; }

    /// <summary>Null: a number, no share.</summary>
    public DenominatorKind? Of { get; init; }

    /// <summary>Per cent of a share.</summary>
    public required int Target { get; init; }

    public TargetSide Side { get; init; } = TargetSide.AtLeast;

    public required IndicatorPeriod Period { get; init; }

    /// <summary>Counts people: they are never listed, and under five never shown.</summary>
    public bool IsOfPeople { get; init; }

    /// <summary>Of the whole program, not of districts.</summary>
    public bool IsCommon { get; init; }

    /// <summary>Address of what is counted, with {key}, {parent} or {tail}; empty for people.</summary>
    public string Address { get; init; } = "";

    public required Func<AppDb, IndicatorWindow, IQueryable<IndicatorItem>> Items { get; init; }

    public string AddressOf(IndicatorItem item) =>
        Address.Replace("{key}", item.Key.ToString(), StringComparison.Ordinal).Replace("{parent}", item.Parent.ToString(), StringComparison.Ordinal).Replace("{tail}", item.Tail, StringComparison.Ordinal);
}
