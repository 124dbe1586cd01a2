using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Awarding;

/// <summary>Applications that were handed in and what experts and councils did with them are papers of organisations and stay; drafts go.</summary>
internal sealed class AwardingPersonalData(AppDb db) : IPersonalData
{
    public string Section => "awarding";

    public string? Kept => "Поданные заявки организаций на статус площадки, состав Экспертного совета и заключения экспертов: это документы организаций.";

    public async Task<object> ExportAsync(Guid personId, CancellationToken stop) => new
    {
        Applications = await db.Set<StatusApplication>().AsNoTracking().Where(a => a.ApplicantId == personId).OrderBy(a => a.CreatedAt)
            .Select(a => new { a.Text.OrganisationName, a.Text.LegalAddress, a.Text.Phone, a.Text.Fax, a.Text.Email, a.State, a.Version, a.CreatedAt, a.SubmittedAt, a.Reason }).ToListAsync(stop),
        Councils = await db.Set<CouncilMember>().AsNoTracking().Where(m => m.PersonId == personId)
            .Join(db.Set<ExpertCouncil>(), m => m.CouncilId, c => c.Id, (m, c) => new { c.Title, m.Post, c.From, c.To }).ToListAsync(stop),
        Conclusions = await db.Set<ExpertConclusion>().AsNoTracking().Where(c => c.ExpertId == personId).OrderBy(c => c.AssignedAt)
            .Select(c => new { c.AssignedAt, c.Scores, c.Reasons, c.Text, c.Advice, c.Percent, c.SubmittedAt, c.DeclineReason, c.IsConflict }).ToListAsync(stop),
    };

    public async Task EraseAsync(Guid personId, DateTimeOffset now, CancellationToken stop) =>
        db.RemoveRange(await db.Set<StatusApplication>().Where(a => a.ApplicantId == personId && a.Version == 0).ToListAsync(stop));
}
