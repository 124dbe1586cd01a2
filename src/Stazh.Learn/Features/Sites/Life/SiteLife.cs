using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Stazh.Learn.Data;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Sites;

public sealed record StatusLastsStill(string Last) : Refusal("Статус этого вида действует по {0}: новый начинается позже или после прекращения.", Last);

public sealed record OneBodyGaveBoth(string Body) : Refusal("«{0}» уже дал этой площадке другой статус. Статус инновационной и статус стажировочной площадки — решения двух разных органов.", Body);

/// <summary>Statuses of a site: given, ended, given again. Nothing is ever removed.</summary>
public sealed class SiteLife(AppDb db, TimeProvider clock, IOptions<StazhSettings> settings)
{
    public int MostYears => settings.Value.SiteStatusYears;

    /// <summary>The site with its decisions; the caller asks for the right.</summary>
    internal Task<InternshipSite?> FindAsync(string slug, CancellationToken stop) =>
        db.Set<InternshipSite>().Include(s => s.Statuses).ThenInclude(t => t.Ending).FirstOrDefaultAsync(s => s.Slug == slug, stop);

    internal async Task<Refusal?> GiveAsync(InternshipSite site, StatusInput input, DateOnly today, Guid by, CancellationToken stop)
    {
        if (site.Stamp != input.Stamp)
        {
            return new SomebodySavedFirst();
        }

        if ((input.ActDate > today ? new ActIsOfTomorrow() : Check(site.Statuses, input.Kind, input.Body, input.From!.Value, input.To!.Value)) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var status = new SiteStatus
        {
            Id = Guid.CreateVersion7(now), SiteId = site.Id, Kind = input.Kind, ActKind = input.ActKind, ActNumber = input.ActNumber.Trim(), ActDate = input.ActDate!.Value, Body = input.Body.Trim(),
            Appendices = input.Appendices?.Trim() ?? "", From = input.From!.Value, To = input.To!.Value, RecordedAt = now, RecordedById = by,
        };
        db.Add(status);
        return await SaveAsync(site, "site.status-added", status.Id, by, stop);
    }

    internal async Task<Refusal?> EndAsync(InternshipSite site, SiteStatus status, EndingInput input, IReadOnlyList<SiteEvidenceLine> evidence, DateOnly today, Guid by, CancellationToken stop)
    {
        if (site.Stamp != input.Stamp)
        {
            return new SomebodySavedFirst();
        }

        if (SiteEnding.Check(status, input.Ground, input.Reason, input.LastDay!.Value, input.ActDate!.Value, today) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        db.Add(new SiteEnding
        {
            Id = Guid.CreateVersion7(now), StatusId = status.Id, Ground = input.Ground, Initiator = input.Initiator, Proposal = input.Proposal.Trim(), Reason = input.Reason?.Trim() ?? "",
            Evidence = input.Ground == EndGround.OffPlan ? [.. evidence.Where(e => !e.Agrees).Select(e => $"{e.What}: {e.Planned} — {(e.Reported.Length > 0 ? e.Reported : "отчёта нет")}")] : [],
            ActKind = input.ActKind, ActNumber = input.ActNumber.Trim(), ActDate = input.ActDate.Value, Body = input.Body.Trim(), RecordedAt = now, RecordedById = by,
        });
        status.EndedOn = input.LastDay;
        return await SaveAsync(site, "site.status-ended", status.Id, by, stop);
    }

    /// <summary>May the site get this status beside those it has: its term, no other of the kind in these days, another body than the other kind's.</summary>
    internal Refusal? Check(IReadOnlyCollection<SiteStatus> known, StatusKind kind, string body, DateOnly from, DateOnly to) =>
        (kind == StatusKind.Internship ? SiteStatus.Check(from, to, MostYears) : to < from ? new StatusEndsBeforeItBegins() : null)
        ?? (known.FirstOrDefault(s => s.Kind == kind && s.From <= to && from <= s.LastDay) is { } lasting ? new StatusLastsStill(Wording.Date(lasting.LastDay)) : null)
        ?? (known.Any(s => s.Kind != kind && OrganisationKeys.Of(s.Body) == OrganisationKeys.Of(body)) ? (Refusal)new OneBodyGaveBoth(body.Trim()) : null);

    private async Task<Refusal?> SaveAsync(InternshipSite site, string action, Guid statusId, Guid by, CancellationToken stop)
    {
        site.Stamp = Guid.NewGuid();
        db.Record(clock.GetUtcNow(), by, action, nameof(SiteStatus), statusId, site.Slug);
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new SomebodySavedFirst();
        }
    }
}
