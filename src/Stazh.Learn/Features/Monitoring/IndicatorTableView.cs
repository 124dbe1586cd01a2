namespace Stazh.Learn.Features.Monitoring;

/// <summary>The table of a dashboard: the model of <c>_IndicatorTable.cshtml</c>.</summary>
/// <param name="IsLinked">The reader may open the indicators of the region.</param>
public sealed record IndicatorTableView(IMonitoringPlace Page, IReadOnlyList<IndicatorLine> Lines, bool IsLinked = true)
{
    public int Met => Lines.Count(l => l.Reading.State == IndicatorState.Met);

    public int NotMet => Lines.Count(l => l.Reading.State == IndicatorState.NotMet);

    public int Unknown => Lines.Count(l => l.Reading.State is IndicatorState.NoDenominator or IndicatorState.Hidden);
}
