using Microsoft.Extensions.Localization;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>Advice in words; Russian source texts for the localizer.</summary>
public static class DemandWords
{
    public static string Title(this DemandAdvice advice) => advice switch
    {
        DemandAdvice.OpenSite => "открыть площадку",
        DemandAdvice.OpenGroup => "открыть группу",
        DemandAdvice.Enough => "мест хватает",
        DemandAdvice.NoDemand => "спроса нет",
        _ => IndicatorWords.Hidden,
    };

    public static string Tag(this DemandAdvice advice) => advice switch
    {
        DemandAdvice.OpenSite => "tag danger",
        DemandAdvice.OpenGroup => "tag wait",
        DemandAdvice.Enough => "tag done",
        _ => "tag",
    };

    /// <summary>The reasoning in one sentence.</summary>
    public static string Why(this IStringLocalizer text, DistrictDemand row) => row.Advice switch
    {
        DemandAdvice.OpenSite => text["Без места останутся {0}: своей площадки в районе нет.", row.Gap!.Value],
        DemandAdvice.OpenGroup => text["Без места останутся {0}: площадок в районе {1}, свободных мест {2}.", row.Gap!.Value, row.Sites, row.Places],
        DemandAdvice.Enough => text["Свободных мест {0} — не меньше, чем нужно.", row.Places],
        DemandAdvice.NoDemand => text["Никто не ждёт места, дефицитов на картах нет."],
        _ => text["Людей слишком мало, чтобы назвать число."],
    };

    /// <summary>For papers, which are in Russian whatever the reader's language.</summary>
    public static string Russian(DistrictDemand row) => row.Advice switch
    {
        DemandAdvice.OpenSite => $"Без места останутся {row.Gap}: своей площадки в районе нет.",
        DemandAdvice.OpenGroup => $"Без места останутся {row.Gap}: площадок в районе {row.Sites}, свободных мест {row.Places}.",
        DemandAdvice.Enough => $"Свободных мест {row.Places} — не меньше, чем нужно.",
        DemandAdvice.NoDemand => "Никто не ждёт места, дефицитов на картах нет.",
        _ => "Людей слишком мало, чтобы назвать число.",
    };
}
