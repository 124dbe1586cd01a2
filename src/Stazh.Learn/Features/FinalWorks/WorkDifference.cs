using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.FinalWorks;

/// <summary>A field of a work that the author has changed.</summary>
/// <param name="Title">Of the programme for its own fields and questions, else a Russian source text.</param>
public sealed record FieldDifference(string Title, IReadOnlyList<Passage> Passages);

/// <summary>What two versions of a work differ in.</summary>
public sealed record WorkDifference(IReadOnlyList<FieldDifference> Fields, IReadOnlyList<WorkFile> Added, IReadOnlyList<WorkFile> Removed)
{
    public static WorkDifference Of(FinalWorkSpec spec, WorkContent before, WorkContent after)
    {
        IEnumerable<(string Title, string Before, string After)> fields =
        [
            ("Название работы", before.Title, after.Title),
            ("Работа текстом", before.Text, after.Text),
            .. spec.Plan.Where(f => f.Kind != FieldKind.File).Select(f => (f.Label, Answer(before, f.Code), Answer(after, f.Code))),
            ("Класс или группа", before.TrialWhere, after.TrialWhere),
            ("Чем подтверждается", before.TrialEvidence, after.TrialEvidence),
            .. spec.SelfAnalysis.All.Select(q => (q.Question, Answer(before, q.Code), Answer(after, q.Code))),
        ];
        return new(
            [.. fields.Where(f => f.Before != f.After).Select(f => new FieldDifference(f.Title, TextDifference.Shortened(TextDifference.Of(f.Before, f.After))))],
            [.. after.Files.Where(f => before.Files.All(b => b.Id != f.Id))], [.. before.Files.Where(f => after.Files.All(a => a.Id != f.Id))]);
    }

    private static string Answer(WorkContent content, string code) => content.Answers.GetValueOrDefault(code, "");
}
