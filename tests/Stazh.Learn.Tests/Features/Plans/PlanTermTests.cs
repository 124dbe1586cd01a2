using System.Globalization;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Web;

namespace Stazh.Learn.Tests.Features.Plans;

public sealed class PlanTermTests
{
    private static readonly PlanPeriod Year = PlanPeriod.SchoolYear(2026);

    private static readonly PlanPeriod Internship = new(new(2026, 11, 9), new(2026, 12, 21));

    /// <summary>Every term of the source documents (forms F-02, F-03, F-07…F-12), as they write it.</summary>
    [Theory]
    [InlineData("март", "months 03 03")]
    [InlineData("Апрель", "months 04 04")]
    [InlineData("май", "months 05 05")]
    [InlineData("в мае 2021 г.", "months 05 05 2021")]
    [InlineData("январь 2022", "months 01 01 2022")]
    [InlineData("август–сентябрь 2020", "months 08 09 2020")]
    [InlineData("октябрь – декабрь 2020 года", "months 10 12 2020")]
    [InlineData("февраль—май 2021", "months 02 05 2021")]
    [InlineData("декабрь–февраль 2027", "span 2026-12 2027-02")]
    [InlineData("Апрель 2020-июнь 2021", "span 2020-04 2021-06")]
    [InlineData("апрель, май", "months 04 05")]
    [InlineData("2 апреля", "on 04-02")]
    [InlineData("12 апреля 2021 года", "days 2021-04-12 2021-04-12")]
    [InlineData("с 5 по 9 апреля 2027 года", "days 2027-04-05 2027-04-09")]
    [InlineData("5–9 апреля 2027", "days 2027-04-05 2027-04-09")]
    [InlineData("05.04.2027", "days 2027-04-05 2027-04-05")]
    [InlineData("05.04.2027–09.04.2027", "days 2027-04-05 2027-04-09")]
    [InlineData("до 30 октября", "until 10-30")]
    [InlineData("2020 (2 п/г)", "half 2020 2")]
    [InlineData("1 п/г 2027", "half 2027 1")]
    [InlineData("второе полугодие 2027 года", "half 2027 2")]
    [InlineData("ежегодно", "every 1")]
    [InlineData("один раз в квартал", "every 4")]
    [InlineData("1 раз в месяц", "every 12")]
    [InlineData("Ежемесячно, по плану", "every 12")]
    [InlineData("2 раза в год", "every 2")]
    [InlineData("3 раза в год", "every 3")]
    [InlineData("4 раза в год", "every 4")]
    [InlineData("раз в полугодие", "every 2")]
    [InlineData("за 3 недели до начала", "start -3 week")]
    [InlineData("за неделю до начала", "start -1 week")]
    [InlineData("в течение недели после окончания", "end 1 week within")]
    [InlineData("в течение месяца после окончания", "end 1 month within")]
    [InlineData("через 2 дня после окончания", "end 2 day")]
    [InlineData("в теч. стажировки", "during")]
    [InlineData("в течение стажировки", "during")]
    [InlineData("по срокам обучения и плану площадки", "during")]
    [InlineData("по плану стажировки", "during")]
    [InlineData("В течение года", "throughout")]
    [InlineData("в течение периода", "throughout")]
    [InlineData("в конце учебного года", "months 05 05")]
    public void Words_of_the_documents_are_understood(string words, string code) => Assert.Equal(code, TermReader.Read(words)?.Code);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("когда-нибудь")]
    [InlineData("32 апреля")]
    [InlineData("31.02.2027")]
    [InlineData("09.04.2027–05.04.2027")]
    [InlineData("7 раз в год")]
    [InlineData("9–5 апреля 2027")]
    [InlineData("за 3 недели после начала")]
    [InlineData("июнь 2021 – апрель 2020")]
    public void What_is_not_a_term_is_not_guessed(string? words) => Assert.Null(TermReader.Read(words));

    [Theory]
    [InlineData("months 03 03", "2027-03-01..2027-03-31")]
    [InlineData("months 12 02", "2026-12-01..2027-02-28")]
    [InlineData("until 10-30", "2026-09-01..2026-10-30")]
    [InlineData("on 02-29", "2027-02-28..2027-02-28")]
    [InlineData("every 4", "2026-09-01..2026-11-30 2026-12-01..2027-02-28 2027-03-01..2027-05-31 2027-06-01..2027-08-31")]
    [InlineData("half 2027 1", "2027-01-01..2027-06-30")]
    [InlineData("half 2027 2", "")]
    [InlineData("start -3 week", "2026-10-19..2026-10-19")]
    [InlineData("end 1 month within", "2026-12-21..2027-01-21")]
    [InlineData("during", "2026-11-09..2026-12-21")]
    [InlineData("throughout", "2026-09-01..2027-08-31")]
    [InlineData("days 2025-04-05 2025-04-09", "")]
    public void Terms_become_days_of_a_school_year(string code, string days) =>
        Assert.Equal(days, string.Join(' ', PlanTerm.FromCode(code)!.In(Year, Internship).Select(o => $"{o.From:yyyy-MM-dd}..{o.Due:yyyy-MM-dd}")));

    [Fact]
    public void A_leap_year_gives_February_its_last_day()
    {
        var due = PlanTerm.FromCode("months 02 02")!.In(PlanPeriod.SchoolYear(2027)).Single().Due;
        Assert.Equal(new DateOnly(2028, 2, 29), due);
    }

    [Fact]
    public void Without_an_internship_its_terms_do_not_fall_due()
    {
        Assert.Empty(PlanTerm.FromCode("start -3 week")!.In(Year));
        Assert.Empty(PlanTerm.FromCode("during")!.In(Year));
    }

    [Fact]
    public void Every_term_is_kept_whole_and_falls_due_inside_its_period_in_order()
    {
        var random = new Random(20261122);
        for (var i = 0; i < 5_000; i++)
        {
            var term = Any(random);
            Assert.Equal(term, PlanTerm.FromCode(term.Code));
            Assert.InRange(term.Code.Length, 1, 40);

            var from = new DateOnly(random.Next(2019, 2033), random.Next(1, 13), 1).AddDays(random.Next(0, 28));
            var period = new PlanPeriod(from, from.AddDays(random.Next(0, 1_200)));
            var run = new PlanPeriod(from.AddDays(random.Next(-100, 400)), from.AddDays(random.Next(400, 800)));
            var times = term.In(period, run).ToList();
            Assert.All(times, t => Assert.True(t.From <= t.Due && period.Contains(t.Due), $"{term.Code} in {period}: {t}"));
            Assert.Equal(times.OrderBy(t => t.Due), times);
            Assert.Equal(times.Count, times.Select(t => t.Due).Distinct().Count());
            Assert.InRange(term.OrderIn(period, run), period.From, period.To);
        }
    }

    [Fact]
    public void A_rate_gives_as_many_times_in_each_school_year()
    {
        foreach (var rate in PlanTerm.Recurring.Rates)
        {
            for (var year = 2019; year < 2040; year++)
            {
                var times = new PlanTerm.Recurring(rate).In(PlanPeriod.SchoolYear(year)).ToList();
                Assert.Equal(rate, times.Count);
                Assert.Equal(new DateOnly(year + 1, 8, 31), times[^1].Due);
                Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(pair.First.Due.AddDays(1), pair.Second.From));
            }
        }
    }

    [Fact]
    public void What_is_written_in_Russian_is_read_back()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ru-RU");
        var text = new TranslationFactory().Create(typeof(Text));
        string[] codes = ["months 03 03", "months 02 05", "months 02 05 2027", "span 2026-04 2027-06", "on 04-02", "until 10-30", "days 2027-04-05 2027-04-05", "days 2027-04-05 2027-04-09",
            "half 2027 1", "every 1", "every 2", "every 3", "every 4", "every 6", "every 12", "throughout", "during", "start -3 week", "start -1 week", "end 1 week within", "end 1 month within", "end 2 day"];
        Assert.All(codes, code => Assert.Equal(code, TermReader.Read(text.Words(PlanTerm.FromCode(code)!))?.Code));
    }

    [Theory]
    [InlineData(2026, 8, 31, 2025)]
    [InlineData(2026, 9, 1, 2026)]
    [InlineData(2027, 1, 15, 2026)]
    public void A_day_belongs_to_one_school_year(int year, int month, int day, int starts) =>
        Assert.Equal(PlanPeriod.SchoolYear(starts), PlanPeriod.SchoolYearOf(new(year, month, day)));

    private static PlanTerm Any(Random random)
    {
        int year = random.Next(2019, 2035), month = random.Next(1, 13), other = random.Next(1, 13);
        var day = new DateOnly(year, month, random.Next(1, DateTime.DaysInMonth(year, month) + 1));
        return random.Next(9) switch
        {
            0 => new PlanTerm.Days(day, day.AddDays(random.Next(0, 500))),
            1 => new PlanTerm.YearlyDay(month, random.Next(1, DateTime.DaysInMonth(2000, month) + 1), random.Next(2) == 0),
            2 => new PlanTerm.Months(month, other, random.Next(2) == 0 ? year : null),
            3 => new PlanTerm.MonthSpan(year, month, year + 1, other),
            4 => new PlanTerm.HalfYear(year, random.Next(1, 3)),
            5 => new PlanTerm.Throughout(),
            6 => new PlanTerm.DuringInternship(),
            7 => new PlanTerm.Recurring(PlanTerm.Recurring.Rates[random.Next(PlanTerm.Recurring.Rates.Count)]),
            _ => new PlanTerm.Relative(random.Next(2) == 0 ? TermAnchor.Start : TermAnchor.End, random.Next(-60, 61), (TermUnit)random.Next(3), random.Next(2) == 0),
        };
    }
}
