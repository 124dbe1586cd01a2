using System.Globalization;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>A half of a calendar year: what is monitored twice a year .</summary>
public readonly record struct HalfYear(int Year, int Number) : IComparable<HalfYear>
{
    public DateOnly From => new(Year, Number == 1 ? 1 : 7, 1);

    public DateOnly To => Number == 1 ? new(Year, 6, 30) : new(Year, 12, 31);

    public HalfYear Previous => Number == 2 ? new(Year, 1) : new(Year - 1, 2);

    public HalfYear Next => Number == 1 ? new(Year, 2) : new(Year + 1, 1);

    /// <summary>As addresses write it: «2026-2».</summary>
    public string Code => string.Create(CultureInfo.InvariantCulture, $"{Year}-{Number}");

    public static HalfYear Of(DateOnly day) => new(day.Year, day.Month <= 6 ? 1 : 2);

    /// <summary>Null for what is no half of a year of this century.</summary>
    public static HalfYear? Read(string? code) =>
        code is { Length: 6 } && code[4] == '-' && code[5] is '1' or '2' && int.TryParse(code.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and < 2100
            ? new(year, code[5] - '0')
            : null;

    public int CompareTo(HalfYear other) => (Year, Number).CompareTo((other.Year, other.Number));

    public static bool operator <(HalfYear left, HalfYear right) => left.CompareTo(right) < 0;

    public static bool operator >(HalfYear left, HalfYear right) => left.CompareTo(right) > 0;

    public static bool operator <=(HalfYear left, HalfYear right) => left.CompareTo(right) <= 0;

    public static bool operator >=(HalfYear left, HalfYear right) => left.CompareTo(right) >= 0;
}

public static class HalfWords
{
    /// <summary>«2-е полугодие 2026 г.»</summary>
    public static string Say(this IStringLocalizer text, HalfYear half) => half.Number == 1 ? text["1-е полугодие {0} г.", half.Year] : text["2-е полугодие {0} г.", half.Year];

    /// <summary>For papers, which are in Russian whatever the reader's language.</summary>
    public static string Russian(HalfYear half) => $"{half.Number}-е полугодие {half.Year}\u00a0г.";

    /// <summary>«2/26»: under a point of a chart.</summary>
    public static string Short(HalfYear half) => string.Create(CultureInfo.InvariantCulture, $"{half.Number}/{half.Year % 100:00}");
}
