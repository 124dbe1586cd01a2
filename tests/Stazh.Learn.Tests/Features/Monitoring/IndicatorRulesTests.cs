using Stazh.Learn.Features.Monitoring;

namespace Stazh.Learn.Tests.Features.Monitoring;

/// <summary>Formulas, dated denominators and half-years as plain numbers.</summary>
public sealed class IndicatorRulesTests
{
    private static readonly Indicator Share = Indicators.Find("authors")!;
    private static readonly Indicator Number = Indicators.Find("seminars")!;
    private static readonly Indicator AtMost = Indicators.Find("no-consultant")!;

    [Fact]
    public void A_share_is_met_exactly_from_its_target_on()
    {
        Assert.Equal(IndicatorState.Met, Read(Share, 30, 1000).State);
        Assert.Equal(IndicatorState.NotMet, Read(Share, 29, 1000).State);
        Assert.Equal(1, Read(Share, 29, 1000).Missing);
        Assert.Equal(IndicatorState.NotMet, Read(Share, 30, 1001).State);
        Assert.Equal("2,9\u00a0%", Say(Read(Share, 30, 1001)));
    }

    [Fact]
    public void A_share_without_a_denominator_says_so_and_a_hidden_number_says_nothing()
    {
        Assert.Equal(IndicatorState.NoDenominator, new IndicatorReading(Share, 12, new(null, null, "", false, ["Лужский район"])).State);
        Assert.Equal(IndicatorState.NoDenominator, Read(Share, 12, 0).State);
        var hidden = Read(Share, null, 100);
        Assert.Equal((IndicatorState.Hidden, null, null, null), (hidden.State, hidden.Share, hidden.Missing, hidden.Way));
    }

    [Fact]
    public void A_bound_from_above_is_met_until_it_is_passed()
    {
        Assert.Equal(IndicatorState.Met, new IndicatorReading(AtMost, 0, null).State);
        var passed = new IndicatorReading(AtMost, 5, null);
        Assert.Equal((IndicatorState.NotMet, 5), (passed.State, passed.Missing));
    }

    /// <summary>What is said to be missing is the least that is enough.</summary>
    [Fact]
    public void With_what_is_missing_a_target_is_met_and_with_one_less_it_is_not()
    {
        var random = new Random(7);
        foreach (var indicator in Indicators.All.Where(i => i.Side == TargetSide.AtLeast))
        {
            for (var n = 0; n < 500; n++)
            {
                var (value, whole) = (random.Next(0, 900), random.Next(1, 2000));
                var reading = Read(indicator, value, whole);
                if (reading.Missing is { } missing)
                {
                    Assert.Equal(IndicatorState.Met, Read(indicator, value + missing, whole).State);
                    Assert.Equal(IndicatorState.NotMet, Read(indicator, value + missing - 1, whole).State);
                    Assert.InRange(reading.Way!.Value, 0, 1);
                }
                else
                {
                    Assert.Equal(IndicatorState.Met, reading.State);
                    Assert.Equal(1, reading.Way);
                }
            }
        }
    }

    [Fact]
    public void The_number_of_the_latest_day_that_has_come_is_in_force()
    {
        var book = Book(Of("", 100, "2025-09-20"), Of("", 120, "2026-09-20"), Of("", 90, "2025-09-20", later: true));
        Assert.Null(book.On(new(2025, 9, 19), DenominatorKind.Teachers).Value);
        Assert.Equal(90, book.On(new(2025, 9, 20), DenominatorKind.Teachers).Value);
        Assert.Equal(90, book.On(new(2026, 9, 19), DenominatorKind.Teachers).Value);
        Assert.Equal(120, book.On(new(2026, 9, 20), DenominatorKind.Teachers).Value);
        Assert.Null(book.On(new(2026, 9, 20), DenominatorKind.Organisations).Value);
    }

    [Fact]
    public void A_region_without_its_own_number_is_the_sum_of_all_its_districts_and_of_no_fewer()
    {
        var part = Book(Of("А", 10, "2026-01-01"));
        Assert.Equal(["Б"], part.On(new(2026, 5, 1), DenominatorKind.Teachers).Missing);
        Assert.Null(part.On(new(2026, 5, 1), DenominatorKind.Teachers).Value);
        var whole = Book(Of("А", 10, "2026-01-01"), Of("Б", 15, "2026-02-01")).On(new(2026, 5, 1), DenominatorKind.Teachers);
        Assert.Equal((25, true, new DateOnly(2026, 1, 1)), (whole.Value, whole.IsSum, whole.On));
        Assert.Equal(30, Book(Of("А", 10, "2026-01-01"), Of("Б", 15, "2026-02-01"), Of("", 30, "2026-03-01")).On(new(2026, 5, 1), DenominatorKind.Teachers).Value);
    }

    [Fact]
    public void A_day_never_sees_a_number_of_a_later_day()
    {
        var random = new Random(3);
        for (var n = 0; n < 300; n++)
        {
            var numbers = Enumerable.Range(0, random.Next(1, 12)).Select(i => new DatedNumber(random.Next(3) switch { 0 => "", 1 => "А", _ => "Б" }, DenominatorKind.Teachers, random.Next(1, 100), new DateOnly(2026, 1, 1).AddDays(random.Next(60)), "", DateTimeOffset.UnixEpoch.AddDays(i))).ToList();
            var day = new DateOnly(2026, 1, 1).AddDays(random.Next(60));
            var known = new DenominatorBook(numbers.Where(d => d.On <= day), ["А", "Б"]);
            foreach (var district in new[] { "", "А", "Б" })
            {
                var (all, past) = (new DenominatorBook(numbers, ["А", "Б"]).On(day, DenominatorKind.Teachers, district), known.On(day, DenominatorKind.Teachers, district));
                Assert.Equal((past.Value, past.On, past.IsSum), (all.Value, all.On, all.IsSum));
                Assert.True(all.On is null || all.On <= day);
            }
        }
    }

    [Fact]
    public void Half_years_follow_each_other_and_are_read_from_addresses()
    {
        var half = new HalfYear(2026, 2);
        Assert.Equal((new DateOnly(2026, 7, 1), new DateOnly(2026, 12, 31)), (half.From, half.To));
        Assert.Equal(half, half.Previous.Next);
        Assert.Equal(new HalfYear(2027, 1), half.Next);
        Assert.Equal(half, HalfYear.Read(half.Code));
        Assert.All(new[] { "", "2026", "2026-3", "1999-1", "2026-2x", "abcd-1" }, code => Assert.Null(HalfYear.Read(code)));
        var window = IndicatorWindow.Of("", half, IndicatorPeriod.Year, half.To);
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)), (window.From, window.To));
        Assert.Equal(new DateOnly(2025, 7, 1), IndicatorWindow.Of("", half.Previous, IndicatorPeriod.Year, half.To).From);
    }

    [Fact]
    public void Every_indicator_has_a_code_of_its_own_a_source_and_a_requirement()
    {
        Assert.Equal(Indicators.All.Count, Indicators.All.Select(i => i.Code).Distinct().Count());
        Assert.All(Indicators.All, i => Assert.True(i.Source.Length > 3 && i.Requirement.StartsWith("R-", StringComparison.Ordinal) && i.Formula.Length > 20 && (i.IsOfPeople || i.Address.Length > 0), i.Code));
    }

    private static IndicatorReading Read(Indicator indicator, int? value, int whole) => new(indicator, value, indicator.Of is null ? null : new(whole, new(2026, 9, 20), "форма", false, []));

    private static string Say(IndicatorReading reading)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("ru-RU");
        try
        {
            return IndicatorWords.Percent(reading.Share!.Value);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    private static DenominatorBook Book(params DatedNumber[] numbers) => new(numbers, ["А", "Б"]);

    private static DatedNumber Of(string district, int value, string on, bool later = false) =>
        new(district, DenominatorKind.Teachers, value, DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), "форма", DateTimeOffset.UnixEpoch.AddDays(later ? 1 : 0));
}
