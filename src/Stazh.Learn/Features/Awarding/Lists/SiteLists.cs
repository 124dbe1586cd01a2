using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Awarding;

/// <summary>The two printed lists of F-13, taken from the registry: sites of a year and consultants by district .</summary>
public sealed class SiteLists(AppDb db, IPapers papers)
{
    /// <param name="kind">One of <see cref="SiteKinds"/>.</param>
    public async Task<Guid> SitesAsync(string region, string kind, string programme, int year, Guid by, CancellationToken stop)
    {
        var subjects = await SubjectsAsync(region, stop);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var sites = await db.Set<InternshipSite>().AsNoTracking()
            .Where(s => subjects.Contains(s.Subject) && s.Kind == kind && s.Statuses.Any(t => t.Kind == StatusKind.Internship && t.From <= last && (t.EndedOn ?? t.To) >= first))
            .SelectMany(s => s.Organisations.Select(o => new { o.Name, o.District })).Distinct().OrderBy(o => o.District).ThenBy(o => o.Name).Take(TemplateBody.MostRows).ToListAsync(stop);
        return await DraftAsync("list-sites", region, programme, year, [.. sites.Select(o => new Dictionary<string, string> { ["organisation"] = o.Name, ["district"] = o.District })], by, stop);
    }

    /// <summary>Every district, also those without a consultant; several stand in one cell.</summary>
    public async Task<Guid> ConsultantsAsync(string region, string programme, int year, Guid by, CancellationToken stop)
    {
        var subjects = await SubjectsAsync(region, stop);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var districts = await db.Set<District>().AsNoTracking().Where(d => subjects.Contains(d.Subject)).OrderBy(d => d.Name).Select(d => new { d.Id, d.Name }).Take(TemplateBody.MostRows).ToListAsync(stop);
        var ids = districts.ConvertAll(d => d.Id);
        var consultants = (await db.Set<Consultant>().AsNoTracking().Where(c => ids.Contains(c.DistrictId) && c.From <= last && (c.Until == null || c.Until >= first)).OrderBy(c => c.Name).ThenBy(c => c.Id).ToListAsync(stop))
            .ToLookup(c => c.DistrictId, c => CouncilDesk.Joined(c.Name, c.Post));
        return await DraftAsync("list-consultants", region, programme, year, [.. districts.Select(d => new Dictionary<string, string> { ["district"] = d.Name, ["consultant"] = string.Join("; ", consultants[d.Id]) })], by, stop);
    }

    private async Task<IReadOnlyList<string>> SubjectsAsync(string region, CancellationToken stop) =>
        [region, .. await db.Set<Subject>().Where(s => s.Name == region || s.RegistryName == region).Select(s => s.RegistryName).ToListAsync(stop)];

    private async Task<Guid> DraftAsync(string template, string region, string programme, int year, IReadOnlyList<IReadOnlyDictionary<string, string>> rows, Guid by, CancellationToken stop)
    {
        var paper = await papers.DraftAsync(
            new(template, region, null, new(
                new Dictionary<string, string> { ["programme"] = programme.Trim(), ["year"] = $"{year}" },
                new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> { ["rows"] = rows })),
            by, stop);
        await db.SaveChangesAsync(stop);
        return paper.Id;
    }
}
