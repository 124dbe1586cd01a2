using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Runs;

/// <summary>Loads and saves forms that trainees fill in; the caller saves the change.</summary>
public sealed class FormFilling(AppDb db, TimeProvider clock)
{
    public Task<FilledForm?> FindAsync(Guid enrolmentId, string formCode, string key, CancellationToken stop) =>
        db.Set<FilledForm>().FirstOrDefaultAsync(f => f.EnrolmentId == enrolmentId && f.FormCode == formCode && f.Key == key, stop);

    public async Task<FilledForm> SaveAsync(Guid enrolmentId, string formCode, string key, IReadOnlyDictionary<string, string> answers, bool handIn, Guid? by, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var filled = await FindAsync(enrolmentId, formCode, key, stop);
        if (filled is null)
        {
            db.Add(filled = new FilledForm { Id = Guid.CreateVersion7(now), EnrolmentId = enrolmentId, FormCode = formCode, Key = key });
        }

        if (handIn)
        {
            filled.HandIn(answers, now);
            db.Record(now, by, "form.handed-in", nameof(FilledForm), filled.Id, formCode);
        }
        else
        {
            filled.Save(answers, now);
        }

        return filled;
    }

    /// <summary>The correlation map as fields: one question a row, several columns may be chosen; the answers are column titles.</summary>
    public static IReadOnlyList<FormField> Fields(CorrelationMap map) =>
        [.. map.Rows.Select(r => new FormField { Code = r.Code, Label = r.Title, Kind = FieldKind.Choices, Options = [.. map.Columns.Select(c => c.Title)] })];

    /// <summary>Which ones of a form there are to fill, by key and title; none when there is just one.</summary>
    public static IReadOnlyList<(string Key, string Title)> Keys(Form? form, ProgrammePackage package, IStringLocalizer<Text> text) => form?.Use switch
    {
        FormUse.DesignTemplate => [.. form.Variants.Select(v => (v, text[v switch { "lesson" => "Урок", "extracurricular" => "Внеурочная деятельность", _ => v }].Value))],
        FormUse.AnalysisCard => [.. package.Materials.Where(m => m.Kind is MaterialKind.Episode or MaterialKind.Video).Select(m => (m.Code, m.Title))],
        _ => [],
    };
}
