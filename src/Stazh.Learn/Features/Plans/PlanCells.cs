using System.Globalization;

namespace Stazh.Learn.Features.Plans;

/// <summary>A row as its form shows it: the same cells on screen, in print and in the sheet.</summary>
/// <param name="Cells">A text for each column, half-years as columns of their own.</param>
/// <param name="Format">Title of the form of the event; empty when it is not named.</param>
public sealed record PlanCells(PlanRow Row, IReadOnlyList<PlannedTime> Times, IReadOnlyList<string> Cells, string Format, bool IsHeading)
{
    public bool IsOverdue => Times.Any(t => t.State == TimeState.Overdue);

    public bool IsDone => Times.Count > 0 && Times.All(t => t.State == TimeState.Done);
}

/// <summary>A plan laid out: heads, then sections with their rows in order.</summary>
public sealed record PlanTable(PlanLayout Layout, IReadOnlyList<PlanColumn> Columns, IReadOnlyList<(string Title, IReadOnlyList<PlanCells> Rows)> Sections)
{
    private const string Marked = "+";

    /// <param name="formats">Code and title of the forms of events.</param>
    /// <param name="byNumber">Else by time (R-058).</param>
    public static PlanTable Of(WorkPlan plan, IEnumerable<PlanRow> rows, IReadOnlyList<PlanPeriod> internships, IReadOnlyDictionary<string, string> formats, DateOnly today, bool byNumber)
    {
        var layout = plan.Form.Layout();
        var halves = layout.Has(PlanField.HalfYears) ? PlanForms.HalfYears(plan.Period) : [];
        var columns = layout.Columns.SelectMany(c => c.Field == PlanField.HalfYears ? halves.Select(h => c with { Head = h.Head }) : [c]).ToList();
        var sections =
            from row in byNumber ? rows.OrderBy(r => r.Position) : rows.OrderBy(r => r.OrderOn).ThenBy(r => r.Position)
            let times = PlanBook.TimesOf(row, plan.Period, internships, today)
            let cells = layout.Columns.SelectMany(c => c.Field == PlanField.HalfYears ? halves.Select(h => Crosses(times, h.Period) ? Marked : "") : [Cell(c.Field, row, times)]).ToList()
            group new PlanCells(row, times, cells, formats.GetValueOrDefault(row.Format, row.Format), layout.HasHeadings && row.Term.Length == 0) by row.Section into section
            orderby section.Key
            select (layout.SectionTitle(section.Key), (IReadOnlyList<PlanCells>)[.. section]);
        return new(layout, columns, [.. sections]);
    }

    /// <summary>«Проведён …, 24 участника (15 сентября 2026 г.)», a line for each time.</summary>
    public static string Report(IEnumerable<PlannedTime> times) =>
        string.Join('\n', times.Where(t => t.State == TimeState.Done).Select(t => $"{t.Report} ({t.DoneOn!.Value.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)})".TrimStart()));

    private static bool Crosses(IReadOnlyList<PlannedTime> times, PlanPeriod half) => times.Any(t => t.From <= half.To && t.Due >= half.From);

    private static string Cell(PlanField field, PlanRow row, IReadOnlyList<PlannedTime> times) => field switch
    {
        PlanField.Number => row.Number,
        PlanField.Title => row.Title,
        PlanField.Term => row.Term,
        PlanField.Responsible => row.Responsible,
        PlanField.Report => Report(times),
        PlanField.Result => row.Indicator.Length == 0 ? row.Result : row.Result.Length == 0 ? row.Indicator : $"{row.Result}\n{row.Indicator}",
        PlanField.TargetGroup => row.TargetGroup,
        PlanField.Year => row.Section > 0 ? row.Section.ToString(CultureInfo.InvariantCulture) : "",
        _ => "",
    };
}
