using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Documents;

/// <summary>Documents of completion are kept whole: the organisation answers for its register (273-ФЗ, ст. 98; ПП 825).</summary>
internal sealed class DocumentsPersonalData(AppDb db) : IPersonalData
{
    public string Section => "documents";

    public string? Kept => "Документы о завершении и запись о них в реестре: номер, имя, программа, часы и даты. Хранить их организацию обязывает закон.";

    public async Task<object> ExportAsync(Guid personId, CancellationToken stop) => new
    {
        Documents = await db.Set<CompletionDocument>().AsNoTracking().Where(d => d.PersonId == personId).OrderBy(d => d.IssuedAt)
            .Select(d => new { d.Kind, d.Number, d.Code, d.FullName, d.ProgrammeTitle, d.Hours, d.SiteTitle, d.StartsOn, d.EndsOn, d.IssuedOn, d.Operator, d.WorkTitle, d.State, d.Reason, d.ChangedAt }).ToListAsync(stop),
        ForTheRegister = await db.Set<EducationRecord>().AsNoTracking().Where(r => r.PersonId == personId)
            .Select(r => new { r.Level, r.DiplomaFamilyName, r.DiplomaSeries, r.DiplomaNumber, r.Snils, r.BirthDate, r.Sex, r.Citizenship, r.SavedAt }).SingleOrDefaultAsync(stop),
    };

    public async Task EraseAsync(Guid personId, DateTimeOffset now, CancellationToken stop) =>
        db.RemoveRange(await db.Set<EducationRecord>().Where(r => r.PersonId == personId).ToListAsync(stop));
}
