using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Programmes;

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
}
