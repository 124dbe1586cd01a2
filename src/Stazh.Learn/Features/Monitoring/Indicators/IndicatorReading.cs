namespace Stazh.Learn.Features.Monitoring;

public enum IndicatorState
{
    Met,
    NotMet,

    /// <summary>The share has nothing to be counted of yet.</summary>
    NoDenominator,

    /// <summary>Fewer than five people, or it would give such a number away.</summary>
    Hidden,
}

/// <summary>Plan against fact of one indicator. Pure: numbers in, numbers out.</summary>
/// <param name="Value">Null: hidden.</param>
/// <param name="Of">What the share is of; null for a number.</param>
public sealed record IndicatorReading(Indicator Indicator, int? Value, DenominatorInForce? Of)
{
    private int? Whole => Of?.Value;

    /// <summary>Per cent, not rounded; null when it is not a share, hidden, or nothing to be counted of. May be over 100: people come and go.</summary>
    public decimal? Share => Value is { } value && Whole is > 0 and { } whole ? value * 100m / whole : null;

    public IndicatorState State => this switch
    {
        { Value: null } => IndicatorState.Hidden,
        { Of: not null } when Whole is null or 0 => IndicatorState.NoDenominator,
        _ => IsMet(Value.Value) ? IndicatorState.Met : IndicatorState.NotMet,
    };

    /// <summary>How many more (or fewer) there must be; null where nothing is missing or it cannot be said. Never rounded in anybody's favour.</summary>
    public int? Missing
    {
        get
        {
            if (State != IndicatorState.NotMet)
            {
                return null;
            }

            var bound = Of is null ? Indicator.Target
                : Indicator.Side == TargetSide.AtLeast ? (int)((((long)Indicator.Target * Whole!.Value) + 99) / 100)
                : (int)((long)Indicator.Target * Whole!.Value / 100);
            return Math.Abs(bound - Value!.Value);
        }
    }

    /// <summary>What is compared with the target: per cent of a share, or the number.</summary>
    public decimal? Fact => Of is null ? Value : Share;

    /// <summary>0…1 of the way to the target; null when hidden or unknown.</summary>
    public decimal? Way => Fact is not { } fact ? null
        : Indicator.Side == TargetSide.AtMost ? (fact <= Indicator.Target ? 1 : Math.Max(0, 1 - ((fact - Indicator.Target) / Math.Max(1, fact))))
        : Math.Min(1, fact / Math.Max(1, Indicator.Target));

    private bool IsMet(int value)
    {
        var (fact, target) = Of is null ? ((long)value, (long)Indicator.Target) : (value * 100L, (long)Indicator.Target * Whole!.Value);
        return Indicator.Side == TargetSide.AtLeast ? fact >= target : fact <= target;
    }
}
