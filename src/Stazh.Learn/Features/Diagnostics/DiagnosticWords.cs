using System.Globalization;
using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.Diagnostics;

/// <summary>How levels, sources and priorities are said on screen; Russian source texts for the localizer.</summary>
public static class DiagnosticWords
{
    public static IReadOnlyList<DeficitLevel> Levels { get; } = Enum.GetValues<DeficitLevel>();

    public static string Title(this DeficitLevel level) => level switch
    {
        DeficitLevel.None => "нет",
        DeficitLevel.Partial => "частичный",
        DeficitLevel.Marked => "выраженный",
        _ => "критический",
    };

    /// <summary>In full, where the word stands alone.</summary>
    public static string Title(this DeficitLevel? level) => level?.Title() ?? "нет данных";

    public static string Priority(int priority) => priority switch
    {
        0 => "не сейчас",
        1 => "низкая",
        2 => "средняя",
        _ => "высокая",
    };

    public static string Source(string source) => source switch
    {
        ReadingSource.Self => "самооценка",
        ReadingSource.Cases => "ситуации",
        ReadingSource.Observation => "наблюдение тьютора",
        ReadingSource.Task => "принятое задание",
        ReadingSource.Trial => "апробация",
        ReadingSource.Review => "отзывы коллег",
        _ => "другое подтверждение",
    };

    /// <summary>The sign of a source on the line.</summary>
    public static string Mark(string source) => source switch
    {
        ReadingSource.Self => "●",
        ReadingSource.Cases => "■",
        ReadingSource.Observation => "▲",
        _ => "◆",
    };

    public static string Source(this InstrumentKind kind) => kind switch
    {
        InstrumentKind.SelfAssessment => ReadingSource.Self,
        InstrumentKind.Cases => ReadingSource.Cases,
        InstrumentKind.Vignettes => ReadingSource.Vignettes,
        _ => ReadingSource.Observation,
    };

    /// <summary>A severity out of 100.</summary>
    public static string Points(double severity) => Math.Round(severity * 100, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture);

    public static DateOnly Day(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
