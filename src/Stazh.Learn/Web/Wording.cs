using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Stazh.Learn.Web;

/// <summary>Numbers, dates and plurals as people write them, in Russian and in English.</summary>
public static class Wording
{
    private const char NarrowSpace = '\u202f';

    private static bool Russian => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "en";

    /// <summary>“1 отзыв, 2 отзыва, 5 отзывов”: <paramref name="forms"/> is one | few | many; its translation has one | other.</summary>
    public static string Count(this IStringLocalizer text, long count, string forms) => $"{Number(count)}\u00a0{text.Plural(count, forms)}";

    public static string Plural(this IStringLocalizer text, long count, string forms)
    {
        var parts = text[forms].Value.Split('|');
        var n = Math.Abs(count);
        var form = parts.Length == 3
            ? n % 10 == 1 && n % 100 != 11 ? 0 : n % 10 is >= 2 and <= 4 && n % 100 is < 12 or > 14 ? 1 : 2
            : n == 1 ? 0 : 1;
        return parts[Math.Min(form, parts.Length - 1)];
    }

    public static string Number(long value) =>
        value.ToString("#,0", new NumberFormatInfo { NumberGroupSeparator = Math.Abs(value) < 10_000 ? "" : NarrowSpace.ToString() });

    /// <summary>«24 ноября 2026 г.»</summary>
    public static string Date(DateOnly day) => Russian
        ? day.ToString("d\u00a0MMMM yyyy\u00a0'г.'", CultureInfo.GetCultureInfo("ru-RU"))
        : day.ToString("d\u00a0MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));

    public static string DayAndMonth(DateOnly day) => day.ToString("d\u00a0MMMM", CultureInfo.GetCultureInfo(Russian ? "ru-RU" : "en-GB"));

    /// <summary>«24–26 ноября 2026 г.», «24 ноября – 21 декабря 2026 г.»</summary>
    public static string Span(DateOnly from, DateOnly to)
    {
        if (from == to)
        {
            return Date(from);
        }

        if (from.Year != to.Year)
        {
            return $"{Date(from)} – {Date(to)}";
        }

        return from.Month == to.Month ? $"{from.Day}–{Date(to)}" : $"{DayAndMonth(from)} – {Date(to)}";
    }

    public static string Time(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>«24 ноября 2026 г., 15:00»</summary>
    public static string Moment(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return $"{Date(DateOnly.FromDateTime(local.DateTime))}, {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    /// <summary>“2 ч 15 мин”</summary>
    public static string Minutes(this IStringLocalizer text, int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var m) => text["{0} мин", m],
        (var h, 0) => text["{0} ч", h],
        var (h, m) => text["{0} ч {1} мин", h, m],
    };

    /// <summary>A title for a sentence that puts it into «…»: its own quotation marks become inner ones.</summary>
    public static string Inner(string text) => text.Replace('«', '„').Replace('»', '“');

    /// <summary>In outer quotation marks; those inside become inner ones: «Собрание „Без крика“».</summary>
    public static string Quoted(string text) => Russian ? $"«{Inner(text)}»" : $"“{text}”";

    /// <summary>How long something has been waiting: “3 дня”, “5 часов”, “12 минут”.</summary>
    public static string Waiting(this IStringLocalizer text, TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => text.Count((long)span.TotalDays, "день|дня|дней"),
        { TotalHours: >= 1 } => text.Count((long)span.TotalHours, "час|часа|часов"),
        _ => text.Count(Math.Max(0, (long)span.TotalMinutes), "минута|минуты|минут"),
    };
}
