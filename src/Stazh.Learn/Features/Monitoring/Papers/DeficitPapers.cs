using Stazh.Learn.Features.Diagnostics;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>The heat map and the demand as files, with the same cells hidden.</summary>
public static class DeficitPapers
{
    public static MonitoringPaper Of(string region, HalfYear half, DeficitView view)
    {
        var grid = view.Grid;
        var tables = new List<MonitoringTable>
        {
            new(
                "Дефициты по районам", ["Дефицит", .. grid.Columns.Select(c => c.District), "Всего"], [40, .. grid.Columns.Select(_ => 12), 12],
                [
                    ["Всего карт", .. grid.Columns.Select(c => IndicatorPapers.Cell(c.People)), IndicatorPapers.Cell(grid.People)],
                    .. grid.Rows.Select(r => (IReadOnlyList<object?>)[r.Title, .. r.Cells.Select(IndicatorPapers.Cell), IndicatorPapers.Cell(r.Total)]),
                ]),
        };
        if (view.Changes.Count > 0)
        {
            tables.Add(new("До и после", ["Дефицит", "До, из 100", "После, из 100"], [60, 14, 14], [.. view.Changes.Select(c => (IReadOnlyList<object?>)[c.Title, int.Parse(DiagnosticWords.Points(c.Before), null), int.Parse(DiagnosticWords.Points(c.After), null)])]));
        }

        return new($"Дефициты по районам: {region}", [view.Title, $"Карты, подтверждённые за двенадцать месяцев: {HalfWords.Russian(half)}", IndicatorPapers.HiddenNote], tables);
    }

    public static MonitoringPaper Of(string region, HalfYear half, DemandView view) => new(
        $"Где открыть площадку: {region}",
        [HalfWords.Russian(half), "Нужно — люди района с дефицитом на подтверждённой карте, которые ещё не закончили стажировку. Ждут — те, кто подал заявку и пока без места. Мест — свободные места групп, в которые идёт запись на площадках района.", IndicatorPapers.HiddenNote],
        [
            new("Районы", ["Район", "Нужно", "Ждут", "Площадок", "Мест", "Что делать", "Почему"], [24, 10, 10, 10, 10, 18, 50],
                [.. view.Districts.Select(d => (IReadOnlyList<object?>)[d.District, IndicatorPapers.Cell(d.Need), IndicatorPapers.Cell(d.Waiting), d.Sites, d.Places, d.Advice.Title(), DemandWords.Russian(d)])]),
            new("Дефициты", ["Дефицит", "Человек", "Программа", "Заданий", "Мест"], [50, 10, 50, 10, 10],
                [.. view.Deficits.Select(d => (IReadOnlyList<object?>)[d.Title, IndicatorPapers.Cell(d.People), d.ProgrammeTitle, d.Tasks, d.Places])]),
        ]);
}
