using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Monitoring;

public sealed record DemandView(IReadOnlyList<DistrictDemand> Districts, IReadOnlyList<DeficitDemand> Deficits);

/// <summary>Demand of deficits against the supply of sites, programmes and places: four commands once the packages were read.</summary>
public sealed class DemandReader(AppDb db, DeficitAtlas atlas)
{
    private const string SitePart = "sites";
    private const string PlacesPart = "places";
    private const string ProgrammePart = "programme";

    public async Task<DemandView> OfAsync(string region, HalfYear half, DateOnly today, string elsewhere, CancellationToken stop)
    {
        var districts = await db.Set<District>().AsNoTracking().Where(d => d.Subject == region).OrderBy(d => d.Name).Select(d => d.Name).ToListAsync(stop);
        var maps = await atlas.MapsAsync(region, half, stop);
        var people = await PeopleAsync(region, stop);
        var supply = await Supply(region, today).ToListAsync(stop);
        var finished = people.Where(p => p.IsDone).Select(p => p.PersonId).ToHashSet();
        var known = districts.ToHashSet();
        string Where(string district) => known.Contains(district) ? district : "";
        var need = maps.Where(m => m.Has.Count > 0 && !finished.Contains(m.PersonId)).GroupBy(m => m.PersonId).Select(g => g.MaxBy(m => m.ConfirmedAt)!).ToLookup(m => Where(m.District));
        var waiting = people.Where(p => !p.IsDone).ToLookup(p => Where(p.District));
        var places = districts.Append("").ToList();
        // Somebody who waits and has a map counts once, as one who waits.
        var waits = people.Where(p => !p.IsDone).Select(p => p.PersonId).ToHashSet();
        var (needs, _) = SmallNumbers.Protect([.. places.Select(d => need[d].Count(m => !waits.Contains(m.PersonId)))]);
        var (waitings, _) = SmallNumbers.Protect([.. places.Select(d => waiting[d].Select(p => p.PersonId).Distinct().Count())]);
        var rows = places.Select((d, i) => new DistrictDemand(
            d.Length == 0 ? elsewhere : d, needs[i], waitings[i], Of(SitePart, d), Of(PlacesPart, d))).Where(d => d.District != elsewhere || d.Need != 0 || d.Waiting != 0);
        return new(DistrictDemand.Ranked(rows), await DeficitsAsync(maps, supply, stop));

        int Of(string kind, string name) => supply.Where(s => s.Kind == kind && s.Name == name).Sum(s => s.Value);
    }

    /// <summary>Deficits of every programme by the number of people; the region only.</summary>
    private async Task<IReadOnlyList<DeficitDemand>> DeficitsAsync(IReadOnlyList<MapOfSomebody> maps, IReadOnlyList<SupplyPart> supply, CancellationToken stop)
    {
        var all = new List<DeficitDemand>();
        foreach (var slug in maps.Select(m => m.Programme).Distinct().Order(StringComparer.Ordinal))
        {
            var package = (await atlas.PackageAsync(maps, slug, stop))!;
            var latest = maps.Where(m => m.Programme == slug).GroupBy(m => m.PersonId).Select(g => g.MaxBy(m => m.ConfirmedAt)!).ToList();
            all.AddRange(package.Programme.Deficits.Select(d => new DeficitDemand(
                slug, package.Programme.Title, d.Code, d.Title, SmallNumbers.Protect(latest.Count(m => m.Has.Contains(d.Code))), package.Tasks.Count(t => t.Closes.Any(c => c.Deficit == d.Code)),
                supply.Where(s => s.Kind == ProgrammePart && s.Name == slug).Sum(s => s.Value))));
        }

        return [.. all.OrderByDescending(d => d.People ?? 0).ThenBy(d => d.Programme, StringComparer.Ordinal).ThenBy(d => d.Code, StringComparer.Ordinal)];
    }

    /// <summary>Who waits for a place, and who has finished an internship; people of the region, one command.</summary>
    private Task<List<SomebodyAtRun>> PeopleAsync(string region, CancellationToken stop) => (
        from e in db.Set<Enrolment>().AsNoTracking()
        join p in db.Set<Person>() on e.PersonId equals p.Id
        join r in db.Set<ProgrammeRun>() on e.RunId equals r.Id
        where p.Region == region && (e.State == EnrolmentState.Completed
            || ((e.State == EnrolmentState.Applied || e.State == EnrolmentState.Waiting) && (r.State == RunState.Enrolling || r.State == RunState.Running)))
        select new SomebodyAtRun(p.Id, p.District, e.State == EnrolmentState.Completed)).ToListAsync(stop);

    private IQueryable<SupplyPart> Supply(string region, DateOnly today)
    {
        var open = db.Set<ProgrammeRun>().Where(r => r.Region == region && r.State == RunState.Enrolling && r.EndsOn >= today).Select(r => new
        {
            r.SiteId, r.ProgrammeSlug,
            Free = r.Places - db.Set<Enrolment>().Count(e => e.RunId == r.Id && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)),
        }).Where(r => r.Free > 0);
        return db.Set<InternshipSite>().Where(s => s.Subject == region && s.Statuses.Any(t => t.Kind == StatusKind.Internship && t.From <= today && (t.EndedOn ?? t.To) >= today))
            .SelectMany(s => s.Organisations, (s, o) => new { s.Id, o.District }).GroupBy(x => x.District).Select(g => new SupplyPart { Kind = SitePart, Name = g.Key, Value = g.Select(x => x.Id).Distinct().Count() })
            .Concat(
                from r in open
                join s in db.Set<InternshipSite>() on r.SiteId equals s.Id
                from o in s.Organisations
                select new SupplyPart { Kind = PlacesPart, Name = o.District, Value = r.Free })
            .Concat(open.Select(r => new SupplyPart { Kind = ProgrammePart, Name = r.ProgrammeSlug, Value = r.Free }));
    }

    private sealed record SomebodyAtRun(Guid PersonId, string District, bool IsDone);

    private sealed class SupplyPart
    {
        public string Kind { get; init; } = "";

        public string Name { get; init; } = "";

        public int Value { get; init; }
    }
}
