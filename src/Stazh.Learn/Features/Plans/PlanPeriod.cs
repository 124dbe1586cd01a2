namespace Stazh.Learn.Features.Plans;

/// <summary>The time a plan is for, both days included.</summary>
public readonly record struct PlanPeriod
{
    /// <exception cref="ArgumentOutOfRangeException">The last day is before the first.</exception>
    public PlanPeriod(DateOnly from, DateOnly to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        (From, To) = (from, to);
    }

    public DateOnly From { get; }

    public DateOnly To { get; }

    /// <summary>From 1 September to 31 August: the year that starts in <paramref name="year"/>.</summary>
    public static PlanPeriod SchoolYear(int year) => new(new(year, 9, 1), new(year + 1, 8, 31));

    /// <summary>The school year a day belongs to.</summary>
    public static PlanPeriod SchoolYearOf(DateOnly day) => SchoolYear(day.Month >= 9 ? day.Year : day.Year - 1);

    public static PlanPeriod HalfYear(int year, int half) => half == 1 ? new(new(year, 1, 1), new(year, 6, 30)) : new(new(year, 7, 1), new(year, 12, 31));

    public bool Contains(DateOnly day) => day >= From && day <= To;

    /// <summary>The part both have, or null.</summary>
    public PlanPeriod? Common(PlanPeriod other)
    {
        var from = From > other.From ? From : other.From;
        var to = To < other.To ? To : other.To;
        return from <= to ? new PlanPeriod(from, to) : null;
    }

    /// <summary>The first day of each month that has a day in the period, in order.</summary>
    public IEnumerable<DateOnly> Months()
    {
        for (var month = new DateOnly(From.Year, From.Month, 1); month <= To; month = month.AddMonths(1))
        {
            yield return month;
        }
    }
}
