namespace Stazh.Learn.Features.Network;

/// <summary>A quarter of a council's year.</summary>
public sealed record CouncilQuarter(int Number, DateOnly From, DateOnly To, int Planned, int Held)
{
    /// <summary>Nothing is planned or held in it.</summary>
    public bool IsGap => Planned + Held == 0;

    /// <summary>It is over and nothing was held.</summary>
    public bool IsMissedOn(DateOnly today) => To < today && Held == 0;
}

/// <summary>
/// Four sittings a year, one a quarter. Linear in the number of sittings; days of other years count nowhere.
/// </summary>
public static class CouncilYear
{
    public const int Sittings = 4;

    public static IReadOnlyList<CouncilQuarter> Of(int year, IReadOnlyCollection<(DateOnly On, bool IsHeld)> sittings) => [.. Enumerable.Range(1, Sittings).Select(number =>
    {
        var begin = new DateOnly(year, (3 * number) - 2, 1);
        var end = begin.AddMonths(3).AddDays(-1);
        var within = sittings.Where(s => s.On >= begin && s.On <= end).ToList();
        return new CouncilQuarter(number, begin, end, within.Count(s => !s.IsHeld), within.Count(s => s.IsHeld));
    })];
}
