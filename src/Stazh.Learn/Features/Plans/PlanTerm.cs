using System.Globalization;

namespace Stazh.Learn.Features.Plans;

public enum TermAnchor
{
    Start,
    End,
}

public enum TermUnit
{
    Day,
    Week,
    Month,
}

/// <summary>One time something is to be done: not before <paramref name="From"/>, late after <paramref name="Due"/>. Both days count.</summary>
public readonly record struct Occurrence(DateOnly From, DateOnly Due);

/// <summary>
/// When a row of a plan is to be done, as the source documents say it (R-056, R-057): exact days, months with and without a year, half-years,
/// terms counted from the start or the end of an internship, terms that come again. <see cref="In"/> turns it into days of a period;
/// <see cref="Code"/> is how the database keeps it and <see cref="FromCode"/> reads it back; people's words are read by <see cref="TermReader"/>
/// and written by <see cref="TermWords"/>.
/// </summary>
public abstract record PlanTerm
{
    private PlanTerm()
    {
    }

    /// <summary>A short text that keeps the whole of the term; at most 40 characters.</summary>
    public abstract string Code { get; }

    /// <summary>
    /// The times that fall due in a period, ordered by <see cref="Occurrence.Due"/>. Empty when none does, and for terms counted from an
    /// internship when <paramref name="internship"/> is not known. Linear in the number of months of the period.
    /// </summary>
    public abstract IEnumerable<Occurrence> In(PlanPeriod period, PlanPeriod? internship = null);

    /// <summary>The day rows are ordered by (R-058): the first due day, or the end of the period when there is none.</summary>
    public DateOnly OrderIn(PlanPeriod period, PlanPeriod? internship = null) => In(period, internship).Select(o => o.Due).DefaultIfEmpty(period.To).First();

    /// <summary>Exact days: «2 апреля 2027 года», «с 5 по 9 апреля 2027 года».</summary>
    public sealed record Days(DateOnly First, DateOnly Last) : PlanTerm
    {
        public override string Code => $"days {First:yyyy-MM-dd} {Last:yyyy-MM-dd}";

        public override IEnumerable<Occurrence> In(PlanPeriod period, PlanPeriod? internship = null) =>
            Last >= First && period.Contains(Last) ? [new(First, Last)] : [];
    }

    /// <summary>A day of every year: «до 30 октября» (from the start of the period) or «2 апреля».</summary>
    public sealed record YearlyDay(int Month, int Day, bool Until) : PlanTerm
    {
        public override string Code => $"{(Until ? "until" : "on")} {Month:00}-{Day:00}";

        public override IEnumerable<Occurrence> In(PlanPeriod period, PlanPeriod? internship = null) =>
            from year in Enumerable.Range(period.From.Year, period.To.Year - period.From.Year + 1)
            let due = new DateOnly(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)))
            where period.Contains(due)
            select new Occurrence(Until ? Later(period.From, due.AddYears(-1).AddDays(1)) : due, due);
    }

    /// <summary>Months of a year, «февраль–май 2027 года», or, without one, of every year of the period: «март». Runs over New Year when the last is before the first.</summary>
    public sealed record Months(int First, int Last, int? Year) : PlanTerm
    {
        public override string Code => Year is { } year ? $"months {First:00} {Last:00} {year:0000}" : $"months {First:00} {Last:00}";

        public override IEnumerable<Occurrence> In(PlanPeriod period, PlanPeriod? internship = null) =>
            from year in Year is { } only ? [only] : Enumerable.Range(period.From.Year - 1, period.To.Year - period.From.Year + 2)
            let last = Last < First ? year + 1 : year
            let due = new DateOnly(last, Last, DateTime.DaysInMonth(last, Last))
            where period.Contains(due)
            select new Occurrence(new(year, First, 1), due);
    }

    /// <summary>From a month of one year to a month of another: «апрель 2026 – июнь 2027».</summary>
    public sealed record MonthSpan(int FirstYear, int First, int LastYear, int Last) : PlanTerm
    {
        public override string Code => $"span {FirstYear:0000}-{First:00} {LastYear:0000}-{Last:00}";

        public override IEnumerable<Occurrence> In(PlanPeriod period, PlanPeriod? internship = null)
        {
            var due = new DateOnly(LastYear, Last, DateTime.DaysInMonth(LastYear, Last));
            var from = new DateOnly(FirstYear, First, 1);
            return from <= due && period.Contains(due) ? [new(from, due)] : [];
        }
    }

    /// <summary>A half of a calendar year: «2027 (1 п/г)» (R-059).</summary>
    public sealed record HalfYear(int Year, int Half) : PlanTerm
    {
        public override string Code => $"half {Year:0000} {Half}";

        public override IEnumerable<Occurrence> In(PlanPeriod period, PlanPeriod? internship = null)
        {
            var half = PlanPeriod.HalfYear(Year, Half);
            return period.Contains(half.To) ? [new(half.From, half.To)] : [];
        }
    }

    /// <summary>«в течение года», «в течение периода», «по плану»: due when the period ends.</summary>
    public sealed record Throughout : PlanTerm
    {
        public override string Code => "throughout";

        public override IEnumerable<Occurrence> In(PlanPeriod period, PlanPeriod? internship = null) => [new(period.From, period.To)];
    }

    /// <summary>
    /// Counted from the internship (R-055): «за 3 недели до начала» is <c>(Start, −3, Week)</c>; <see cref="Within"/> means “during the time
    /// after”: «в течение месяца после окончания».
    /// </summary>
    public sealed record Relative(TermAnchor Anchor, int Amount, TermUnit Unit, bool Within) : PlanTerm
    {
        public override string Code => $"{(Anchor == TermAnchor.Start ? "start" : "end")} {Amount} {Unit.ToString().ToLowerInvariant()}{(Within ? " within" : "")}";

        public override IEnumerable<Occurrence> In(PlanPeriod period, PlanPeriod? internship = null)
        {
            if (internship is not { } run)
            {
                return [];
            }

            var day = Anchor == TermAnchor.Start ? run.From : run.To;
            var due = Unit switch
            {
                TermUnit.Month => day.AddMonths(Amount),
                TermUnit.Week => day.AddDays(7 * Amount),
                _ => day.AddDays(Amount),
            };
            return period.Contains(due) ? [new(Within && day < due ? day : due, due)] : [];
        }
    }

    /// <summary>While the internship lasts: «в течение стажировки».</summary>
    public sealed record DuringInternship : PlanTerm
    {
        public override string Code => "during";

        public override IEnumerable<Occurrence> In(PlanPeriod period, PlanPeriod? internship = null) =>
            internship is { } run && period.Contains(run.To) ? [new(run.From, run.To)] : [];
    }

    /// <summary>
    /// Comes again <see cref="TimesAYear"/> times a year (1, 2, 3, 4, 6 or 12: yearly, each half-year, three times, each quarter, each second
    /// month, monthly): the twelve months from the start of the period are cut into equal parts, and each part is one time.
    /// </summary>
    public sealed record Recurring(int TimesAYear) : PlanTerm
    {
        public static IReadOnlyList<int> Rates { get; } = [1, 2, 3, 4, 6, 12];

        public override string Code => $"every {TimesAYear}";

        public override IEnumerable<Occurrence> In(PlanPeriod period, PlanPeriod? internship = null)
        {
            var months = 12 / TimesAYear;
            var begin = new DateOnly(period.From.Year, period.From.Month, 1);
            for (var from = begin; from <= period.To; from = from.AddMonths(months))
            {
                var due = from.AddMonths(months).AddDays(-1);
                yield return new(Later(from, period.From), due < period.To ? due : period.To);
            }
        }
    }

    /// <summary>Reads what <see cref="Code"/> wrote; null for anything else.</summary>
    public static PlanTerm? FromCode(string? code)
    {
        var p = (code ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return p switch
        {
            ["throughout"] => new Throughout(),
            ["during"] => new DuringInternship(),
            ["days", var a, var b] when DayFrom(a) is { } first && DayFrom(b) is { } last && last >= first => new Days(first, last),
            [("until" or "on") and var kind, { Length: 5 } md] when DayFrom($"2000-{md}") is { } day => new YearlyDay(day.Month, day.Day, kind == "until"),
            ["months", var a, var b] when MonthFrom(a) is { } first && MonthFrom(b) is { } last => new Months(first, last, null),
            ["months", var a, var b, var y] when MonthFrom(a) is { } first && MonthFrom(b) is { } last && YearFrom(y) is { } year => new Months(first, last, year),
            ["span", var a, var b] when DayFrom($"{a}-01") is { } first && DayFrom($"{b}-01") is { } last && last >= first => new MonthSpan(first.Year, first.Month, last.Year, last.Month),
            ["half", var y, ("1" or "2") and var half] when YearFrom(y) is { } year => new HalfYear(year, half == "1" ? 1 : 2),
            ["every", var times] when NumberFrom(times) is { } n && Recurring.Rates.Contains(n) => new Recurring(n),
            [("start" or "end") and var anchor, var amount, var unit, .. var rest] when rest is [] or ["within"] && NumberFrom(amount) is { } n && Math.Abs(n) <= 600 && Enum.TryParse<TermUnit>(unit, true, out var u) && Enum.IsDefined(u)
                => new Relative(anchor == "start" ? TermAnchor.Start : TermAnchor.End, n, u, rest is ["within"]),
            _ => null,
        };
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly? DayFrom(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static int? NumberFrom(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null;

    private static int? MonthFrom(string text) => NumberFrom(text) is >= 1 and <= 12 and var n ? n : null;

    private static int? YearFrom(string text) => NumberFrom(text) is >= 1990 and <= 2200 and var n ? n : null;
}
