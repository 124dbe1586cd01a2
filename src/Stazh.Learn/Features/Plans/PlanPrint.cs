using System.Globalization;
using System.Text;
using Stazh.Learn.Web.Office;

namespace Stazh.Learn.Features.Plans;

/// <summary>A plan or a report as a paper with its exact heads; papers are in Russian whatever the reader's language.</summary>
public static class PlanPrint
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    public static OfficeDocument Plan(WorkPlan plan, PlanTable table)
    {
        var text = new StringBuilder();
        if (plan.State is PlanState.Approved or PlanState.Closed)
        {
            Block(text, "right", "УТВЕРЖДЕНО", plan.ApprovedBy, Day(plan.ApprovedOn!.Value));
        }

        text.Append("# ").Append(Escape(plan.Title)).Append("\n\n");
        Block(text, "center", plan.OwnerTitle, Period(plan));
        if (plan.Form == PlanForm.Schedule && Formats(table) is { Length: > 0 } formats)
        {
            text.Append("Формы проведения: ").Append(Escape(formats)).Append(".\n\n");
        }

        foreach (var (title, rows) in table.Sections)
        {
            if (title.Length > 0)
            {
                text.Append("## ").Append(Escape(title)).Append("\n\n");
            }

            Table(text, [.. table.Columns.Select(c => (c.Head, c.Width))], rows.Select(r => r.Cells));
        }

        if (plan.Form == PlanForm.Schedule)
        {
            text.Append(":::signature\nРуководитель региональной стажировочной площадки | ").Append(plan.SignedOn is { } on ? Day(on) : Line).Append("\n(Дата/Подпись) | ").Append(Line).Append("\n:::\n");
        }

        return new(plan.Title, text.ToString(), Landscape: table.Columns.Count > 4);
    }

    public static OfficeDocument Report(WorkPlan plan, PlanReport report, IReadOnlyList<ReportLine> lines)
    {
        var text = new StringBuilder("# ").Append(Title(report.Kind)).Append("\n\n");
        var period = $"{Day(report.From)} – {Day(report.To)}";
        Block(text, "center", report.Kind == ReportKind.Analysis ? report.Subject : plan.OwnerTitle, report.Kind == ReportKind.Schedule ? Period(plan) : period);
        switch (report.Kind)
        {
            case ReportKind.Year:
                text.Append("## 1. Выполнение плана\n\n");
                Table(text, [("№", 5), ("Мероприятие", 35), ("По плану", 20), ("По факту", 40)], lines.Select(l => (string[])[l.Number, l.Title, l.Term, l.Fact.Length > 0 ? l.Fact : NotDone]));
                Part(text, "2. Соответствие деятельности заявленным целям", report.Goals);
                Part(text, "3. Динамика результатов участников по направлениям стажировки", report.Dynamics);
                Part(text, "4. Трудности и предложения", report.Conclusions);
                break;
            case ReportKind.Schedule:
                Table(
                    text, [("№", 5), ("Мероприятие", 35), ("Сроки проведения", 17), ("Ответственный за мероприятие", 18), ("Отчет о выполнении", 25)],
                    lines.Select(l => (string[])[l.Number, l.Title, l.Term, l.Responsible, l.Fact.Length > 0 ? l.Fact : NotDone]));
                Part(text, "", report.Conclusions);
                break;
            default:
                Part(text, "1. Что сделано", report.Goals);
                text.Append("## 2. Показатели\n\n");
                Table(text, [("№", 5), ("Показатель", 45), ("План", 25), ("Факт", 25)], lines.Select(l => (string[])[l.Number, l.Title, l.Result.Length > 0 ? l.Result : l.Term, l.Fact.Length > 0 ? l.Fact : NotDone]));
                Part(text, "3. Анализ", report.Dynamics);
                Part(text, "4. Выводы и рекомендации", report.Conclusions);
                break;
        }

        text.Append(":::signature\nРуководитель площадки | ").Append(Line).Append("\n(Дата/Подпись) | ").Append(Line).Append("\n:::\n");
        return new(Title(report.Kind), text.ToString(), Landscape: report.Kind == ReportKind.Schedule);
    }

    /// <summary>The official title; its Russian source text is the key of its translation.</summary>
    public static string Title(ReportKind kind) => kind switch
    {
        ReportKind.Year => "Ежегодный отчёт о проделанной работе за отчётный период",
        ReportKind.Schedule => "Отчёт о реализации плана-графика",
        _ => "Аналитический отчёт об отработке процедур",
    };

    public static string Period(WorkPlan plan) => plan.Period == PlanPeriod.SchoolYear(plan.From.Year) ? $"{plan.From.Year}/{plan.To.Year} уч. год" : $"{Day(plan.From)} – {Day(plan.To)}";

    private const string NotDone = "не выполнено";
    private const string Line = @"\_\_\_\_\_\_\_\_\_\_\_\_\_\_";

    private static string Formats(PlanTable table) => string.Join(", ", table.Sections.SelectMany(s => s.Rows).Select(r => r.Format).Where(t => t.Length > 0).Distinct());

    private static void Part(StringBuilder text, string title, string words)
    {
        if (words.Length == 0)
        {
            return;
        }

        if (title.Length > 0)
        {
            text.Append("## ").Append(title).Append("\n\n");
        }

        foreach (var paragraph in words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            text.Append(Escape(paragraph)).Append("\n\n");
        }
    }

    private static void Block(StringBuilder text, string container, params string[] lines) =>
        text.Append(":::").Append(container).Append('\n').AppendJoin('\n', lines.Where(l => l.Length > 0).Select(Escape)).Append("\n:::\n\n");

    private static void Table(StringBuilder text, IReadOnlyList<(string Head, int Width)> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        text.Append('|').AppendJoin('|', columns.Select(c => Escape(c.Head))).Append("|\n|").AppendJoin('|', columns.Select(c => new string('-', Math.Max(2, c.Width)))).Append("|\n");
        foreach (var row in rows)
        {
            text.Append('|').AppendJoin('|', row.Select(c => c.Length == 0 ? " " : Escape(c))).Append("|\n");
        }

        text.Append('\n');
    }

    private static string Escape(string text) => OfficeMarkdown.Escape(text);

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy\u00a0'г.'", Russian);
}
