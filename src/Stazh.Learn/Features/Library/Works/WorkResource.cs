using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.Library;

/// <summary>A final work written as a resource: its text, its plan, what came of it. Where and how it was tried stays in the group.</summary>
internal static class WorkResource
{
    public static ResourceContent Of(WorkContent work, FinalWorkSpec spec, Programme programme, int year)
    {
        var plan = spec.Plan.Where(f => f.Kind is FieldKind.Line or FieldKind.Text or FieldKind.Choice or FieldKind.Choices).Select(f => (f.Label, work.Answers.GetValueOrDefault(f.Code)));
        var effect = spec.SelfAnalysis.Effect.Select(q => (q.Question, work.Answers.GetValueOrDefault(q.Code)));
        var body = "";
        foreach (var part in new[] { work.Text, Section("Замысел", plan), Section("Что получилось", effect) })
        {
            // A long work is offered by its file; a part that does not fit is left out whole.
            body = part.Length == 0 || body.Length + part.Length + 2 > ResourceContent.LongestBody ? body : (body + "\n\n" + part).Trim();
        }

        return new(
            work.Title, Cut($"{spec.Kind(work.Kind)?.Title ?? "Итоговая работа"}, проверено в классе. Программа стажировки «{programme.Title}».", ResourceContent.LongestSummary), body, ResourceKind.Guidelines,
            Cut(programme.Theme, ResourceContent.LongestTheme), programme.Slug, year, Licence.Teaching, "", null, "", IsReplaced: false, ByOwner: true, [], NamesAgreed: true);
    }

    private static string Section(string title, IEnumerable<(string Asked, string? Answer)> answers)
    {
        var lines = answers.Where(a => !string.IsNullOrWhiteSpace(a.Answer)).Select(a => $"**{a.Asked}**\n\n{a.Answer!.Trim()}").ToList();
        return lines.Count == 0 ? "" : $"## {title}\n\n{string.Join("\n\n", lines)}";
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
