using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Search;

namespace Stazh.Learn.Features.Sites;

/// <summary>A status that was decided: for which organisation, by which act, for which term.</summary>
public sealed record StatusAward
{
    public required string Region { get; init; }

    public required string Organisation { get; init; }

    public string District { get; init; } = "";

    /// <summary>One of <see cref="SiteKinds"/>.</summary>
    public required string Kind { get; init; }

    public ActKind ActKind { get; init; }

    public required string ActNumber { get; init; }

    /// <summary>Null until the act has its number.</summary>
    public DateOnly? ActDate { get; init; }

    public required string Body { get; init; }

    public DateOnly From { get; init; }

    public DateOnly To { get; init; }
}

/// <summary>How awarding starts a site: finds it or makes it, and adds its status by the rules of <see cref="SiteLife"/>.</summary>
public interface ISiteAwards
{
    /// <summary>The longest term of a status, in years (a setting).</summary>
    int MostYears { get; }

    /// <summary>Null when this status may be given, beside those the site has.</summary>
    Task<Refusal?> CheckAsync(StatusAward award, CancellationToken stop);

    /// <summary>Joins the change at hand: the caller saves. The site's id.</summary>
    /// <exception cref="InvalidOperationException">There is no such region.</exception>
    Task<Guid> StartAsync(StatusAward award, Guid? by, CancellationToken stop);
}

internal sealed class SiteAwards(AppDb db, SiteLife life, SearchIndex search, TimeProvider clock) : ISiteAwards
{
    public int MostYears => life.MostYears;

    public async Task<Refusal?> CheckAsync(StatusAward award, CancellationToken stop)
    {
        var (_, _, site) = await FindAsync(award, stop);
        return life.Check(site?.Statuses ?? [], StatusKind.Internship, award.Body, award.From, award.To);
    }

    public async Task<Guid> StartAsync(StatusAward award, Guid? by, CancellationToken stop)
    {
        var (subject, organisation, site) = await FindAsync(award, stop);
        var now = clock.GetUtcNow();
        if (site is null)
        {
            var slug = Slug.Of(award.Organisation);
            slug = Slug.Free(slug, await db.Set<InternshipSite>().Where(s => s.Slug.StartsWith(slug)).Select(s => s.Slug).ToHashSetAsync(stop));
            site = new() { Id = Guid.CreateVersion7(now), Slug = slug, Title = award.Organisation, Kind = award.Kind, Subject = subject.RegistryName, SubjectCode = subject.Code, Stamp = Guid.NewGuid() };
            organisation ??= new() { Id = Guid.CreateVersion7(now), Name = award.Organisation, Subject = subject.RegistryName, District = award.District };
            site.Organisations.Add(organisation);
            site.Words = SiteText.Of(site);
            db.Add(site);
            db.Record(now, by, "site.added", nameof(InternshipSite), site.Id);
            await search.PutAsync(RegistryImport.SearchKind, site.Id, null, site.Title, $"/sites/{site.Slug}", $"{site.Subject}. {site.Kind}", now, stop);
        }

        var status = new SiteStatus
        {
            Id = Guid.CreateVersion7(now), SiteId = site.Id, ActKind = award.ActKind, ActNumber = award.ActNumber, ActDate = award.ActDate!.Value, Body = award.Body, From = award.From, To = award.To,
            RecordedAt = now, RecordedById = by,
        };
        site.Stamp = Guid.NewGuid();
        db.Add(status);
        db.Record(now, by, "site.status-added", nameof(SiteStatus), status.Id, site.Slug);
        return site.Id;
    }

    private async Task<(Subject Subject, Organisation? Organisation, InternshipSite? Site)> FindAsync(StatusAward award, CancellationToken stop)
    {
        var subject = await db.Set<Subject>().OrderBy(s => s.Code).FirstOrDefaultAsync(s => s.RegistryName == award.Region || s.Name == award.Region, stop)
            ?? throw new InvalidOperationException($"There is no subject '{award.Region}'.");
        var key = OrganisationKeys.Of(award.Organisation);
        var organisations = await db.Set<Organisation>().Include(o => o.Sites).ThenInclude(s => s.Statuses).AsSplitQuery().Where(o => o.Subject == subject.RegistryName).ToListAsync(stop);
        var organisation = organisations.Find(o => OrganisationKeys.Of(o.Name) == key);
        return (subject, organisation, organisation?.Sites.Find(s => s.Kind == award.Kind));
    }
}
