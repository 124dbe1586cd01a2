using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.PracticeTasks;

/// <summary>Filling in tasks and cards as a trainee does.</summary>
internal static class TaskForms
{
    private const string Words = "На списывании с третьей строки пропускает слова; так в трёх работах из четырёх.";

    public static string Address(this GroupOfTrainees group, string task, int trainee = 0) => $"/learn/{group.Trainees[trainee].EnrolmentId}/tasks/{task}";

    /// <summary>Everything the task asks for; the first option of each question.</summary>
    public static (string Name, string Value)[] Whole(PracticeTask task) =>
    [
        .. task.Fields.Where(f => f.Kind != FieldKind.File).Select(f => (FormAnswers.Name(f), Answer(f))),
        .. task.SelfCheck.Select(q => ($"check.{q.Code}", "0")),
        .. task.SelfAnalysis.Select(q => ($"analysis.{q.Code}", "Труднее всего было не оценивать.")),
    ];

    public static (string Name, string Value)[] Whole(Form form) => [.. form.Fields.Select(f => (FormAnswers.Name(f), Answer(f)))];

    public static async Task<Answer> Press(this Visitor visitor, Answer page, string handler, params (string, string)[] fields)
    {
        var form = page.Form();
        var button = page.Document.QuerySelectorAll("main button").First(b => b.GetAttribute("formaction")?.Contains($"handler={handler}", StringComparison.Ordinal) == true && !b.ClassList.Contains("visually-hidden"));
        return await visitor.Submit((AngleSharp.Html.Dom.IHtmlFormElement)button.Closest("form")! ?? form, button, [], fields);
    }

    public static async Task<Answer> HandIn(this Visitor visitor, GroupOfTrainees group, string task, int trainee = 0) =>
        await visitor.Press(await visitor.Get(group.Address(task, trainee)), "HandIn", Whole(group.Package.Task(task)!));

    /// <summary>Presses a button of the row of the queue that names the trainee's task.</summary>
    public static async Task<Answer> Decide(this Visitor tutor, Answer queue, string task, string handler, string comment = "")
    {
        var row = queue.Document.QuerySelectorAll("ol.queue > li").First(r => r.QuerySelector("h2")!.TextContent.Contains(task, StringComparison.Ordinal));
        var button = row.QuerySelectorAll("button").First(b => b.GetAttribute("formaction")!.Contains($"handler={handler}", StringComparison.Ordinal));
        return await tutor.Submit((AngleSharp.Html.Dom.IHtmlFormElement)row.QuerySelector("form")!, button, [], ("Input.Comment", comment));
    }

    private static string Answer(FormField field) => field.Kind switch
    {
        FieldKind.Choice or FieldKind.Choices or FieldKind.Scale => field.Options[0],
        FieldKind.Number => $"{field.Min ?? 1}",
        FieldKind.Date => "2026-11-20",
        FieldKind.Yesno => "yes",
        FieldKind.Line => "2 «Б» класс",
        _ => Words,
    };
}
