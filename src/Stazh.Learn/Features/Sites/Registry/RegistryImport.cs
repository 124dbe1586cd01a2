using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Search;

namespace Stazh.Learn.Features.Sites;

/// <summary>Brings a file of sites into the registry: whole or not at all, the same file twice changes nothing.</summary>
public sealed class RegistryImport(AppDb db, SearchIndex search, TimeProvider clock)
{
    public const string SearchKind = "site";

    /// <summary>What the file would do; nothing is changed.</summary>
    public async Task<ImportReport> TryAsync(byte[] file, string name, Func<string, bool>? mayEdit, CancellationToken stop) =>
        await JudgeAsync(file, name, mayEdit, stop);

    /// <summary>Applies the file if it has no bad line; judged again on the registry of this moment.</summary>
    public async Task<ImportReport> ApplyAsync(byte[] file, string name, Guid? by, Func<string, bool>? mayEdit, CancellationToken stop)
    {
        var report = await JudgeAsync(file, name, mayEdit, stop);
        if (!report.CanApply)
        {
            return report;
        }

        await WriteAsync(report.Rows, by, stop);
        await db.SaveChangesAsync(stop);
        return report;
    }

    /// <summary>Adds only what is not there yet: the registry that comes with the program never overwrites what people changed since.</summary>
    internal async Task AddMissingAsync(byte[] file, string name, CancellationToken stop)
    {
        var report = await JudgeAsync(file, name, null, stop);
        if (report.Refusal is not null || report.Rows.FirstOrDefault(r => r.Verdict == RowVerdict.Bad) is { })
        {
            var bad = report.Rows.FirstOrDefault(r => r.Verdict == RowVerdict.Bad);
            throw new InvalidDataException($"{name}: line {bad?.Line}: {(report.Refusal ?? bad?.Why)?.Sentence}");
        }

        await WriteAsync(report.Rows.Where(r => r.Verdict == RowVerdict.New), null, stop);
    }

    private async Task<ImportReport> JudgeAsync(byte[] file, string name, Func<string, bool>? mayEdit, CancellationToken stop)
    {
        var (table, refusal) = CsvTable.Read(file);
        if (table is null)
        {
            return new([], refusal);
        }

        var subjects = await db.Set<Subject>().OrderBy(s => s.Code).ToListAsync(stop);
        var sites = await db.Set<InternshipSite>().Include(s => s.Organisations).OrderBy(s => s.Id).ToListAsync(stop);
        return ImportReport.Of(table, name, subjects, sites, mayEdit);
    }

    private async Task WriteAsync(IEnumerable<RowReport> rows, Guid? by, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var slugs = (await db.Set<InternshipSite>().Select(s => s.Slug).ToListAsync(stop)).Concat(db.Set<InternshipSite>().Local.Select(s => s.Slug)).ToHashSet();
        var organisations = (await db.Set<Organisation>().ToListAsync(stop)).Concat(db.Set<Organisation>().Local).Distinct()
            .GroupBy(o => (o.Subject, o.District, o.Name)).ToDictionary(g => g.Key, g => g.First());
        var subjects = await db.Set<Subject>().ToDictionaryAsync(s => s.Code, s => s.Name, stop);
        foreach (var (row, site) in rows.Where(r => r.Verdict is RowVerdict.New or RowVerdict.Changed).Select(r => (r.Row!, r.Site)))
        {
            var written = site ?? Added(row, subjects[row.SubjectCode], slugs, now);
            Fill(written, row, Organisation(row, organisations, now));
            db.Record(now, by, site is null ? "site.imported" : "site.changed", nameof(InternshipSite), written.Id, $"{row.Source}, {row.SourceLine}");
            await search.PutAsync(SearchKind, written.Id, null, written.Title, $"/sites/{written.Slug}", string.Join(". ", new[] { written.Subject, written.Kind, row.District, row.Themes, row.Note }.Where(t => t.Length > 0)), now, stop);
        }
    }

    private InternshipSite Added(SiteRow row, string subject, HashSet<string> slugs, DateTimeOffset now)
    {
        var slug = Slug.Of(row.District.Length == 0 ? subject : row.Title);
        var site = new InternshipSite
        {
            Id = Guid.CreateVersion7(now), Slug = Slug.Free(slug, slugs), Title = row.Title, Kind = row.Kind, Subject = row.Subject, SubjectCode = row.SubjectCode,
            Source = row.Source, SourceLine = row.SourceLine, Imported = true,
        };
        db.Add(site);
        return site;
    }

    private Organisation Organisation(SiteRow row, Dictionary<(string, string, string), Organisation> known, DateTimeOffset now)
    {
        if (!known.TryGetValue((row.Subject, row.District, row.Organisation), out var organisation))
        {
            organisation = new Organisation { Id = Guid.CreateVersion7(now), Name = row.Organisation, Subject = row.Subject, District = row.District };
            known[(row.Subject, row.District, row.Organisation)] = organisation;
            db.Add(organisation);
        }

        organisation.HomeUrl = row.HomeUrl;
        return organisation;
    }

    private static void Fill(InternshipSite site, SiteRow row, Organisation organisation)
    {
        if (site.Organisations is not [var first, ..] || first != organisation)
        {
            site.Organisations.Remove(site.Organisations.FirstOrDefault()!);
            site.Organisations.Insert(0, organisation);
        }

        (site.Title, site.Kind, site.Subject, site.SubjectCode, site.SitesUrl) = (row.Title, row.Kind, row.Subject, row.SubjectCode, row.SitesUrl);
        (site.Themes, site.TargetGroup, site.IsDoubtful, site.Note) = ([.. row.ThemeList], row.TargetGroup, row.IsDoubtful, row.Note);
        site.Words = SiteText.Of(site);
        site.Stamp = Guid.NewGuid();
    }
}
