using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Office;

namespace Stazh.Learn.Features.Plans;

public enum RowFate
{
    New,

    /// <summary>Comes in, but its term is kept as words only.</summary>
    TermUnread,

    /// <summary>The plan has such a row.</summary>
    Repeated,

    Bad,
}

/// <summary>What became of a line of the file.</summary>
/// <param name="Table">The sheet or the paragraph above the table.</param>
public sealed record ImportedRow(string Table, int Line, RowFate Fate, RowInput Row, string? Why = null);

public sealed record PlanImportReport(IReadOnlyList<ImportedRow> Rows, Refusal? Refusal)
{
    /// <summary>A file with one bad line brings nothing.</summary>
    public bool CanApply => Refusal is null && Count(RowFate.Bad) == 0 && Count(RowFate.New) + Count(RowFate.TermUnread) > 0;

    public int Count(RowFate fate) => Rows.Count(r => r.Fate == fate);
}

public sealed record NoPlanTable(string Heads) : Refusal("В файле нет таблицы с нужными столбцами. Нужны заголовки: {0}.", Heads);

/// <summary>Rows of a plan out of the tables of an XLSX or DOCX: found by their heads, judged line by line, taken all or none.</summary>
public sealed partial class PlanImport(AppDb db, PlanDesk desk, ProgrammeLibrary library, TimeProvider clock)
{
    public const long MostBytes = 3 << 20;

    private const string FormatHead = "форма проведения";

    internal async Task<PlanImportReport> TryAsync(WorkPlan plan, byte[] file, CancellationToken stop)
    {
        using var content = new MemoryStream(file);
        var reading = OfficeReader.Read(content);
        if (reading.Refusal is { } refusal)
        {
            return new([], refusal);
        }

        var there = (await db.Set<PlanRow>().Where(r => r.PlanId == plan.Id).Select(r => new { r.Section, r.Title, r.Term }).ToListAsync(stop)).Select(r => (r.Section, r.Title, r.Term)).ToHashSet();
        var layout = plan.Form.Layout();
        var (rows, tables) = (new List<ImportedRow>(), 0);
        foreach (var table in reading.Tables)
        {
            if (Heads(table, plan) is not ({ } heads, var first))
            {
                continue;
            }

            tables++;
            var section = SectionOf(table.Name, layout) is > 0 and var named ? named : layout.Sections.Count > 0 ? Math.Min(tables, layout.Sections.Count) : 0;
            foreach (var line in table.Rows.Skip(first))
            {
                if (layout.Sections.Count > 0 && line.Cells.Count(c => c.Length > 0) == 1 && SectionOf(line.Cells.First(c => c.Length > 0), layout) is > 0 and var next)
                {
                    section = next;
                    continue;
                }

                var row = Judge(plan, layout, table.Name, line, heads, section);
                rows.Add(row.Fate != RowFate.Bad && !there.Add((row.Row.Section, row.Row.Title!, row.Row.Term!)) ? row with { Fate = RowFate.Repeated } : row);
            }
        }

        return tables == 0 ? new([], new NoPlanTable(string.Join(" | ", layout.Columns.Where(c => c.Head.Length > 0).Select(c => c.Head))))
            : there.Count > WorkPlan.MostRows ? new([], new PlanIsFull()) : new(rows, null);
    }

    /// <summary>Judges again and writes everything in one save, or nothing.</summary>
    internal async Task<PlanImportReport> ApplyAsync(WorkPlan plan, byte[] file, Guid by, CancellationToken stop)
    {
        var report = plan.IsOpen ? await TryAsync(plan, file, stop) : new([], new RowsAreFixed());
        if (!report.CanApply)
        {
            return report;
        }

        var now = clock.GetUtcNow();
        var position = await db.Set<PlanRow>().Where(r => r.PlanId == plan.Id).MaxAsync(r => (int?)r.Position, stop) ?? 0;
        var internships = await db.InternshipsAsync(plan.Owner, stop);
        foreach (var line in report.Rows.Where(r => r.Fate is RowFate.New or RowFate.TermUnread))
        {
            var row = new PlanRow { Id = Guid.CreateVersion7(now), PlanId = plan.Id, Number = "", Title = "", Position = ++position };
            line.Row.Fill(row);
            row.Reckon(plan.Period, internships);
            db.Add(row);
        }

        plan.Stamp = Guid.NewGuid();
        return await desk.SaveAsync("plan.imported", nameof(WorkPlan), plan.Id, by, stop, $"{report.Count(RowFate.New) + report.Count(RowFate.TermUnread)}") is { } refusal ? new([], refusal) : report;
    }

    private ImportedRow Judge(WorkPlan plan, PlanLayout layout, string table, OfficeRow line, IReadOnlyDictionary<string, int> heads, int section)
    {
        string Cell(PlanField field) => layout.Columns.FirstOrDefault(c => c.Field == field) is { } column && heads.TryGetValue(Plain(column.Head), out var at) ? line[at] : "";
        var format = heads.TryGetValue(FormatHead, out var where) ? line[where] : "";
        var row = new RowInput
        {
            Section = layout.Has(PlanField.Year) && int.TryParse(YearIn().Match(Cell(PlanField.Year)).Value, out var year) ? year : layout.Has(PlanField.Year) ? plan.From.Year : section,
            Number = Cell(PlanField.Number).TrimEnd('.'), Title = Cell(PlanField.Title), Term = layout.Has(PlanField.HalfYears) ? HalfYearTerm(plan, line, heads) : Cell(PlanField.Term),
            Responsible = Cell(PlanField.Responsible), Result = Cell(PlanField.Result), TargetGroup = Cell(PlanField.TargetGroup), KeepTerm = true,
            Format = library.Formats.FirstOrDefault(f => string.Equals(f.Value, format, StringComparison.OrdinalIgnoreCase) || f.Key == format).Key ?? "",
        };
        var results = new List<System.ComponentModel.DataAnnotations.ValidationResult>();
        if (!System.ComponentModel.DataAnnotations.Validator.TryValidateObject(row, new(row), results, validateAllProperties: true))
        {
            return new(table, line.Line, RowFate.Bad, row, string.IsNullOrWhiteSpace(row.Title) ? "Напишите, что будет сделано." : "В ячейке слишком много знаков.");
        }

        if (row.Section > 0 && layout.Has(PlanField.Year) && (row.Section < plan.From.Year || row.Section > plan.To.Year))
        {
            return new(table, line.Line, RowFate.Bad, row, "Этот год не попадает в период плана.");
        }

        return row.Term!.Length == 0 ? new(table, line.Line, RowFate.New, row)
            : TermReader.Read(row.Term) is null ? new(table, line.Line, RowFate.TermUnread, row, "Срок не понят: останется словами, напоминаний не будет.")
            : new(table, line.Line, RowFate.New, row);
    }

    /// <summary>The head row: one in which the title's head and half of the others stand; rows above it are of no interest.</summary>
    private static (IReadOnlyDictionary<string, int> Heads, int FirstRow)? Heads(OfficeTable table, WorkPlan plan)
    {
        var layout = plan.Form.Layout();
        var wanted = layout.Columns.Where(c => c.Head.Length > 0).Select(c => Plain(c.Head)).ToList();
        for (var i = 0; i < Math.Min(table.Rows.Count, 20); i++)
        {
            var heads = table.Rows[i].Cells.Select((c, at) => (Head: Plain(c), At: at)).Where(c => c.Head.Length > 0).DistinctBy(c => c.Head).ToDictionary(c => c.Head, c => c.At);
            if (heads.ContainsKey(Plain(layout.Columns.First(c => c.Field == PlanField.Title).Head)) && wanted.Count(heads.ContainsKey) * 2 >= wanted.Count)
            {
                return (heads, i + 1);
            }
        }

        return null;
    }

    private static int SectionOf(string words, PlanLayout layout)
    {
        var text = Plain(words);
        for (var i = 0; i < layout.Sections.Count; i++)
        {
            if (text.Contains(Plain(layout.Sections[i]), StringComparison.Ordinal))
            {
                return i + 1;
            }
        }

        return SectionNumber().Match(text) is { Success: true } m && int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) is > 0 and var n && n <= layout.Sections.Count ? n : 0;
    }

    /// <summary>Words for the half-years that are marked: «2 п/г 2026» or «июль 2026 – июнь 2027».</summary>
    private static string HalfYearTerm(WorkPlan plan, OfficeRow line, IReadOnlyDictionary<string, int> heads)
    {
        var marked = PlanForms.HalfYears(plan.Period).Where(h => heads.TryGetValue(Plain(h.Head), out var at) && line[at].Length > 0).Select(h => h.Period).ToList();
        return marked.Count switch
        {
            0 => "",
            1 => $"{(marked[0].From.Month == 1 ? 1 : 2)} п/г {marked[0].From.Year}",
            _ => $"{(marked[0].From.Month == 1 ? "январь" : "июль")} {marked[0].From.Year} – {(marked[^1].To.Month == 6 ? "июнь" : "декабрь")} {marked[^1].To.Year}",
        };
    }

    private static string Plain(string words) => Spaces().Replace(words.ToLowerInvariant().Replace('ё', 'е').Replace('–', '-').Replace('\u00a0', ' '), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^раздел (\d{1,2})(?!\d)")]
    private static partial Regex SectionNumber();

    [GeneratedRegex(@"(?:19|20|21)\d\d")]
    private static partial Regex YearIn();
}
