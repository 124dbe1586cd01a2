using System.Globalization;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Plans;

/// <summary>A term in the reader's language; what it says in Russian <see cref="TermReader"/> reads back.</summary>
public static class TermWords
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    public static string Words(this IStringLocalizer text, PlanTerm term) => term switch
    {
        PlanTerm.Days d => d.First == d.Last ? Wording.Date(d.First) : d.First.AddYears(1).AddDays(-1) == d.Last ? text["до {0}", Wording.Date(d.Last)] : Wording.Span(d.First, d.Last),
        PlanTerm.YearlyDay { Until: true } y => text["до {0}", Wording.DayAndMonth(new(2000, y.Month, y.Day))],
        PlanTerm.YearlyDay y => Wording.DayAndMonth(new(2000, y.Month, y.Day)),
        PlanTerm.Months { Year: null } m => m.First == m.Last ? Month(m.First) : $"{Month(m.First)}–{Month(m.Last)}",
        PlanTerm.Months { Year: { } year } m when m.Last < m.First => $"{Month(m.First)} {year} – {Month(m.Last)} {year + 1}",
        PlanTerm.Months m => text["{0} {1} года", m.First == m.Last ? Month(m.First) : $"{Month(m.First)}–{Month(m.Last)}", m.Year!],
        PlanTerm.MonthSpan s => $"{Month(s.First)} {s.FirstYear} – {Month(s.Last)} {s.LastYear}",
        PlanTerm.HalfYear h => text["{0} полугодие {1} года", h.Half, h.Year],
        PlanTerm.Throughout => text["в течение года"],
        PlanTerm.DuringInternship => text["в течение стажировки"],
        PlanTerm.Recurring r => text[r.TimesAYear switch { 1 => "ежегодно", 2 => "2 раза в год", 3 => "3 раза в год", 4 => "один раз в квартал", 6 => "6 раз в год", _ => "1 раз в месяц" }],
        PlanTerm.Relative r => Relative(text, r),
        _ => "",
    };

    private static string Relative(IStringLocalizer text, PlanTerm.Relative r)
    {
        var amount = Math.Abs(r.Amount);
        var span = text.Count(amount, r.Unit switch { TermUnit.Month => "месяц|месяца|месяцев", TermUnit.Week => "неделю|недели|недель", _ => "день|дня|дней" });
        if (r.Amount <= 0)
        {
            return r.Anchor == TermAnchor.Start ? text["за {0} до начала", span] : text["за {0} до окончания", span];
        }

        var after = r.Within
            ? text.Count(amount, r.Unit switch { TermUnit.Month => "месяца|месяцев|месяцев", TermUnit.Week => "недели|недель|недель", _ => "дня|дней|дней" })
            : span;
        return (r.Within, r.Anchor) switch
        {
            (true, TermAnchor.End) => text["в течение {0} после окончания", after],
            (true, _) => text["в течение {0} после начала", after],
            (_, TermAnchor.End) => text["через {0} после окончания", after],
            _ => text["через {0} после начала", after],
        };
    }

    private static string Month(int month) =>
        (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "en" ? Russian : CultureInfo.GetCultureInfo("en-GB")).DateTimeFormat.GetMonthName(month);
}
