using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.FinalWorks;

/// <summary>A work as it is read: the model of <c>_Work.cshtml</c>.</summary>
/// <param name="Shift">How deep its headings stand: 2 under a page's title.</param>
/// <param name="WithFiles">False for those who may not fetch them.</param>
public sealed record WorkView(WorkContent Content, FinalWorkSpec Spec, bool WithSelfAnalysis = true, bool WithFiles = true)
{
    public string KindTitle => Spec.Kind(Content.Kind)?.Title ?? "";

    public FormFieldsView Plan => new([.. Spec.Plan.Where(f => f.Kind != FieldKind.File && Content.Answers.ContainsKey(f.Code))], Content.Answers, FormFieldsView.None, IsReadOnly: true);

    public IEnumerable<(string Title, FormFieldsView Fields)> SelfAnalysis =>
        Grounds(Spec).Select(g => (g.Title, new FormFieldsView(g.Fields, Content.Answers, FormFieldsView.None, IsReadOnly: true)));

    /// <summary>The four grounds of R-108 with their questions; titles are Russian source texts.</summary>
    public static IEnumerable<(string Title, IReadOnlyList<FormField> Fields)> Grounds(FinalWorkSpec spec)
    {
        yield return ("Осознанность", WorkContent.Fields(spec.SelfAnalysis.Awareness));
        yield return ("Анализ условий", WorkContent.Fields(spec.SelfAnalysis.Conditions));
        yield return ("Полнота и технологичность", WorkContent.Fields(spec.SelfAnalysis.Completeness));
        yield return ("Результативность", WorkContent.Fields(spec.SelfAnalysis.Effect));
    }
}
