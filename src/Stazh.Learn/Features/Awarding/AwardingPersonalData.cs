using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Awarding;

/// <summary>Applications that were handed in are papers of organisations and stay; drafts go.</summary>
internal sealed class AwardingPersonalData(AppDb db) : IPersonalData
{
    public string Section => "awarding";

    public string? Kept => "Поданные заявки организаций на статус площадки: это документы организаций.";

    public async Task<object> ExportAsync(Guid personId, CancellationToken stop) => new
    {
        Applications = await db.Set<StatusApplication>().AsNoTracking().Where(a => a.ApplicantId == personId).OrderBy(a => a.CreatedAt)
            .Select(a => new { a.Text.OrganisationName, a.Text.LegalAddress, a.Text.Phone, a.Text.Fax, a.Text.Email, a.State, a.Version, a.CreatedAt, a.SubmittedAt, a.Reason }).ToListAsync(stop),
    };

    public async Task EraseAsync(Guid personId, DateTimeOffset now, CancellationToken stop) =>
        db.RemoveRange(await db.Set<StatusApplication>().Where(a => a.ApplicantId == personId && a.Version == 0).ToListAsync(stop));
}
