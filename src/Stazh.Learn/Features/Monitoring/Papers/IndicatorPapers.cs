using System.Globalization;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>The dashboards of a region and a district as files.</summary>
public static class IndicatorPapers
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    public const string HiddenNote = "«Скрыто» — меньше пяти человек, или по этому числу можно было бы вычислить такое.";

    public static MonitoringPaper Of(string where, HalfYear half, IReadOnlyList<IndicatorLine> lines, RegionBoard? board, DateOnly today)
    {
        var tables = new List<MonitoringTable>
        {
            new(
                "Показатели", ["Показатель", "Источник", "План", "Факт", "Числитель", "Знаменатель", "Знаменатель на", "Состояние", "Как считается"], [40, 14, 14, 12, 12, 14, 14, 16, 60],
                [.. lines.Select(l => (IReadOnlyList<object?>)[l.Indicator.Wording, l.Indicator.Source, Target(l.Indicator), Fact(l.Reading), Cell(l.Reading.Value), l.Reading.Of?.Value, l.Reading.Of?.On, l.Reading.State.Title(), l.Indicator.Formula])]),
            new(
                "По полугодиям", ["Показатель", .. lines[0].Trend.Select(p => HalfWords.Russian(p.Half))], [40, .. lines[0].Trend.Select(_ => 14)],
                [.. lines.Select(l => (IReadOnlyList<object?>)[l.Indicator.Wording, .. l.Trend.Select(p => p.Fact is { } fact ? (object)(Math.Floor(fact * 10) / 10) : null)])]),
        };
        if (board is { Districts.Count: > 0 })
        {
            var indicators = Indicators.All.Where(i => !i.IsCommon).ToList();
            tables.Add(new(
                "По районам", ["Район", .. indicators.Select(i => i.Wording)], [24, .. indicators.Select(_ => 14)],
                [.. board.Districts.Select((d, n) => (IReadOnlyList<object?>)[d.Name, .. indicators.Select(i => Cell(board.Figures.Cells(i, board.Districts)[n]))]),
                    ["Район не указан", .. indicators.Select(i => Cell(board.Figures.Cells(i, board.Districts)[^1]))],
                    ["Всего", .. indicators.Select(i => Cell(board.Figures.Whole(i, board.Districts)))]]));
        }

        return new($"Показатели: {where}", [HalfWords.Russian(half), $"Составлено {today.ToString("d MMMM yyyy", Russian)} г.", HiddenNote], tables);
    }

    public static object Cell(int? value) => value is { } known ? known : IndicatorWords.Hidden;

    private static string Target(Indicator i) => $"{(i.Side == TargetSide.AtLeast ? "не менее" : "не более")} {i.Target}{(i.Of is null ? "" : " %")}";

    private static object? Fact(IndicatorReading reading) => reading.State switch
    {
        IndicatorState.Hidden => IndicatorWords.Hidden,
        IndicatorState.NoDenominator => null,
        _ => reading.Of is null ? reading.Value : (Math.Floor(reading.Share!.Value * 10) / 10).ToString("0.#", Russian) + " %",
    };
}
