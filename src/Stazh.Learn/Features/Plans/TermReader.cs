using System.Globalization;
using System.Text.RegularExpressions;

namespace Stazh.Learn.Features.Plans;

/// <summary>
/// Reads a term as plans write it in Russian: «до 30 октября», «февраль–май 2027 года», «2 п/г 2027», «один раз в квартал», «за 3 недели до
/// начала», «в течение месяца после окончания». Deterministic; linear in the length of the text, which is cut at 200 characters.
/// </summary>
public static partial class TermReader
{
    private const int MostLetters = 200;

    private static readonly string[] MonthStems = ["январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"];

    private static readonly Dictionary<string, int> Numerals = new()
    {
        ["один"] = 1, ["одну"] = 1, ["два"] = 2, ["две"] = 2, ["три"] = 3, ["четыре"] = 4, ["шесть"] = 6, ["двенадцать"] = 12, ["первое"] = 1, ["второе"] = 2, ["первом"] = 1, ["втором"] = 2,
    };

    /// <summary>The term, or null when the words are not understood.</summary>
    public static PlanTerm? Read(string? words)
    {
        var text = Plain(words);
        if (text.Length is 0 or > MostLetters)
        {
            return null;
        }

        return Recurring(text) ?? Relative(text) ?? Half(text) ?? Days(text) ?? Months(text) ?? Whole(text);
    }

    private static string Plain(string? words)
    {
        var text = (words ?? "").Trim().ToLowerInvariant().Replace('ё', 'е').Replace('\u00a0', ' ').Replace('–', '-').Replace('—', '-');
        text = YearWord().Replace(text, "$1");
        return Spaces().Replace(text, " ").Trim(' ', '.', ',', ';');
    }

    private static PlanTerm.Recurring? Recurring(string text)
    {
        if (Every().Match(text) is { Success: true } every)
        {
            return new(every.Groups[1].Value switch { "месячно" => 12, "квартально" => 4, _ => 1 });
        }

        if (Times().Match(text) is not { Success: true } times || Number(times.Groups[1].Value.Length == 0 ? "1" : times.Groups[1].Value) is not { } n)
        {
            return null;
        }

        var rate = n * times.Groups[2].Value switch { "месяц" => 12, "квартал" => 4, "полугодие" => 2, _ => 1 };
        return PlanTerm.Recurring.Rates.Contains(rate) ? new(rate) : null;
    }

    private static PlanTerm.Relative? Relative(string text)
    {
        if (Around().Match(text) is not { Success: true } m || (m.Groups[2].Value.Length == 0 ? 1 : Number(m.Groups[2].Value)) is not { } amount || amount > 600)
        {
            return null;
        }

        var unit = m.Groups[3].Value[0] switch { 'н' => TermUnit.Week, 'м' => TermUnit.Month, _ => TermUnit.Day };
        var anchor = m.Groups[4].Value.Length == 0 || m.Groups[5].Value.StartsWith("нач", StringComparison.Ordinal) ? TermAnchor.Start : TermAnchor.End;
        var before = m.Groups[1].Value == "за";
        if (before && m.Groups[4].Value == "после" || !before && m.Groups[4].Value != "после")
        {
            return null;
        }

        return new(anchor, before ? -amount : amount, unit, m.Groups[1].Value == "в течение");
    }

    private static PlanTerm.HalfYear? Half(string text)
    {
        if (YearThenHalf().Match(text) is { Success: true } one && Number(one.Groups[2].Value) is { } half)
        {
            return new(Year(one.Groups[1].Value), half);
        }

        return HalfThenYear().Match(text) is { Success: true } other && Number(other.Groups[1].Value) is { } first ? new(Year(other.Groups[2].Value), first) : null;
    }

    private static PlanTerm? Days(string text)
    {
        if (Digits().Match(text) is { Success: true } d && Day(d.Groups[1], d.Groups[2], d.Groups[3]) is { } first)
        {
            return d.Groups[4].Success ? Day(d.Groups[4], d.Groups[5], d.Groups[6]) is { } last && last >= first ? new PlanTerm.Days(first, last) : null : new PlanTerm.Days(first, first);
        }

        if (DayOfMonth().Match(text) is not { Success: true } m || MonthOf(m.Groups["month"].Value) is not { } month)
        {
            return null;
        }

        var (from, to) = (int.Parse(m.Groups["to"].Value, CultureInfo.InvariantCulture), m.Groups["from"]);
        var until = m.Groups["until"].Success;
        if (!m.Groups["year"].Success)
        {
            return !to.Success && from >= 1 && from <= DateTime.DaysInMonth(2000, month) ? new PlanTerm.YearlyDay(month, from, until) : null;
        }

        var year = Year(m.Groups["year"].Value);
        if (from < 1 || from > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var due = new DateOnly(year, month, from);
        if (!to.Success)
        {
            return new PlanTerm.Days(until ? due.AddYears(-1).AddDays(1) : due, due);
        }

        var begin = int.Parse(to.Value, CultureInfo.InvariantCulture);
        return begin >= 1 && begin <= from ? new PlanTerm.Days(new(year, month, begin), due) : null;
    }

    private static PlanTerm? Months(string text)
    {
        if (text is "в конце учебного года" or "конец учебного года")
        {
            return new PlanTerm.Months(5, 5, null);
        }

        if (MonthWords().Match(text) is not { Success: true } m || MonthOf(m.Groups["a"].Value) is not { } first)
        {
            return null;
        }

        int? year = m.Groups["y2"].Success ? Year(m.Groups["y2"].Value) : null;
        int? firstYear = m.Groups["y1"].Success ? Year(m.Groups["y1"].Value) : null;
        if (!m.Groups["b"].Success)
        {
            return new PlanTerm.Months(first, first, year ?? firstYear);
        }

        if (MonthOf(m.Groups["b"].Value) is not { } last)
        {
            return null;
        }

        if (firstYear is { } begins && year is { } ends && begins != ends)
        {
            return ends > begins ? new PlanTerm.MonthSpan(begins, first, ends, last) : null;
        }

        return (firstYear ?? year) is { } only && last < first
            ? new PlanTerm.MonthSpan(firstYear ?? only - 1, first, firstYear is null ? only : only + 1, last)
            : new PlanTerm.Months(first, last, firstYear ?? year);
    }

    private static PlanTerm? Whole(string text) =>
        Internship().IsMatch(text) ? new PlanTerm.DuringInternship()
        : Always().IsMatch(text) ? new PlanTerm.Throughout()
        : null;

    private static int? MonthOf(string word)
    {
        var at = Array.FindIndex(MonthStems, s => s.Length > 2 && word.StartsWith(s, StringComparison.Ordinal));
        return at >= 0 ? at + 1 : word is "май" or "мая" or "мае" ? 5 : null;
    }

    private static int? Number(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : Numerals.TryGetValue(word, out n) ? n : null;

    private static int Year(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static DateOnly? Day(Group day, Group month, Group year) =>
        DateOnly.TryParseExact($"{day.Value.PadLeft(2, '0')}.{month.Value.PadLeft(2, '0')}.{year.Value}", "dd.MM.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    [GeneratedRegex(@"(?<=\b(?:19|20|21)\d\d)\s*(?:г\.|года|году|год|г(?!\w))(\s|$|[-,)])?")]
    private static partial Regex YearWord();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^еже(месячно|квартально|годно)(?:,? по плану)?$")]
    private static partial Regex Every();

    [GeneratedRegex(@"^(?:не (?:реже|менее) )?(\w*) ?раза? в (месяц|квартал|полугодие|год)$")]
    private static partial Regex Times();

    [GeneratedRegex(@"^(за|через|в течение) ?(\d{1,3}|одну|две|два|три|четыре|шесть)? ?(недел\w+|месяц\w*|дн\w+|день)(?: (до|после) (начал\w+|окончани\w+)(?: стажировки)?)?$")]
    private static partial Regex Around();

    [GeneratedRegex(@"^((?:19|20|21)\d\d) ?\(?(1|2|первое|второе) ?(?:п/г|полугодие)\)?$")]
    private static partial Regex YearThenHalf();

    [GeneratedRegex(@"^(?:во? )?(1|2|первое|второе|первом|втором)(?:-е)? ?(?:п/г|полугоди[ея])(?: ?,? ?)((?:19|20|21)\d\d)$")]
    private static partial Regex HalfThenYear();

    [GeneratedRegex(@"^(\d{1,2})\.(\d{1,2})\.((?:19|20|21)\d\d)(?: ?- ?(\d{1,2})\.(\d{1,2})\.((?:19|20|21)\d\d))?$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?:(?<until>до) |(?:с )?(?<from>\d{1,2}) ?(?:-|по) ?)?(?<to>\d{1,2}) (?<month>[а-я]+)(?: (?<year>(?:19|20|21)\d\d))?$")]
    private static partial Regex DayOfMonth();

    [GeneratedRegex(@"^(?:в |с )?(?<a>[а-я]+)(?: (?<y1>(?:19|20|21)\d\d))?(?: ?(?:-|по|и|,) ?(?<b>[а-я]+)(?: (?<y2>(?:19|20|21)\d\d))?)?$")]
    private static partial Regex MonthWords();

    [GeneratedRegex(@"^(?:в теч(?:ение|\.) (?:всей )?стажировки|по (?:плану стажировки|срокам обучения.*)|на всем протяжении стажировки)$")]
    private static partial Regex Internship();

    [GeneratedRegex(@"^(?:в теч(?:ение|\.) (?:всего )?(?:учебного |календарного )?(?:года|периода)|весь период|постоянно|по плану|по отдельному плану|по мере необходимости)$")]
    private static partial Regex Always();
}
