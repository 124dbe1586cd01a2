using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
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

    public DateOnly ActDate { get; init; }

    public required string Body { get; init; }

    public DateOnly From { get; init; }

    public DateOnly To { get; init; }
}

/// <summary>How awarding starts a site: finds it or makes it, and adds its status.</summary>
public interface ISiteAwards
{
    /// <summary>Null when a status of these dates may be given.</summary>
    Refusal? Check(DateOnly from, DateOnly to);

    /// <summary>Joins the change at hand: the caller saves. The site's id.</summary>
    /// <exception cref="InvalidOperationException">There is no such region.</exception>
    Task<Guid> StartAsync(StatusAward award, Guid? by, CancellationToken stop);
}

internal sealed class SiteAwards(AppDb db, SearchIndex search, TimeProvider clock, IOptions<StazhSettings> settings) : ISiteAwards
{
    public Refusal? Check(DateOnly from, DateOnly to) => SiteStatus.Check(from, to, settings.Value.SiteStatusYears);

    public async Task<Guid> StartAsync(StatusAward award, Guid? by, CancellationToken stop)
    {
        var subject = await db.Set<Subject>().FirstOrDefaultAsync(s => s.RegistryName == award.Region || s.Name == award.Region, stop)
            ?? throw new InvalidOperationException($"There is no subject '{award.Region}'.");
        var now = clock.GetUtcNow();
        var key = OrganisationKeys.Of(award.Organisation);
        var organisations = await db.Set<Organisation>().Include(o => o.Sites).Where(o => o.Subject == subject.RegistryName).ToListAsync(stop);
        var organisation = organisations.Find(o => OrganisationKeys.Of(o.Name) == key);
        var site = organisation?.Sites.Find(s => s.Kind == award.Kind);
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
            Id = Guid.CreateVersion7(now), SiteId = site.Id, ActKind = award.ActKind, ActNumber = award.ActNumber, ActDate = award.ActDate, Body = award.Body, From = award.From, To = award.To,
            RecordedAt = now, RecordedById = by,
        };
        db.Add(status);
        db.Record(now, by, "site.status-added", nameof(SiteStatus), status.Id, site.Slug);
        return site.Id;
    }
}
