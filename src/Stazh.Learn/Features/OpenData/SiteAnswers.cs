using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.OpenData;

/// <summary>A site in the list.</summary>
/// <param name="Slug">Its key: the last part of its address on the portal.</param>
/// <param name="IsDoubtful">The row of the source calls for a check .</param>
public sealed record SiteItem(string Slug, string Title, string Kind, string Subject, string SubjectCode, IReadOnlyList<string> Organisations, IReadOnlyList<string> Themes, bool IsDoubtful);

/// <summary>An organisation that a site rests on: name and address to the letter.</summary>
public sealed record SiteOrganisation(string Name, string District, string HomeUrl);

/// <summary>The right to the name of a site for a term, by an act; a thing apart from the site .</summary>
public sealed record StatusAct(string Act, string Number, DateOnly Date, string Body, DateOnly From, DateOnly To);

/// <summary>A site whole.</summary>
/// <param name="SitesUrl">Address of the page of sites, to the letter; empty when the registry has none.</param>
/// <param name="Source">The document of the row; null for a site entered here.</param>
public sealed record SiteWhole(
    string Slug, string Title, string Kind, string Subject, string SubjectCode, string SitesUrl, IReadOnlyList<SiteOrganisation> Organisations, IReadOnlyList<string> Themes,
    string TargetGroup, string Equipment, string Note, bool IsDoubtful, string? Source, int? SourceLine, IReadOnlyList<StatusAct> Statuses);

internal static class SiteAnswers
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/sites", ListAsync).WithTags("sites").WithSummary("Площадки реестра").WithDescription("По ключу slug.")
            .Produces<Listing<SiteItem>>().ProducesProblem(400).ProducesProblem(429);
        api.MapGet("/sites/{slug}", OneAsync).WithTags("sites").WithSummary("Одна площадка со статусами").Produces<SiteWhole>().ProducesProblem(404).ProducesProblem(429);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, AppDb db, [Description("Код субъекта, две цифры")] string? subject, [Description("Вид площадки, как в реестре")] string? kind,
        [Description("slug последней площадки прошлой страницы")] string? after, CancellationToken stop, [Description("Сколько, от 1 до 100")] int limit = 50)
    {
        if (Answering.Wrong(limit) is { } wrong)
        {
            return wrong;
        }

        var rows = await db.Set<InternshipSite>().AsNoTracking()
            .Where(s => (subject == null || s.SubjectCode == subject) && (kind == null || s.Kind == kind) && (after == null || s.Slug.CompareTo(after) > 0))
            .OrderBy(s => s.Slug).Take(limit + 1)
            .Select(s => new SiteItem(s.Slug, s.Title, s.Kind, s.Subject, s.SubjectCode, s.Organisations.Select(o => o.Name).ToList(), s.Themes, s.IsDoubtful)).ToListAsync(stop);
        return Answering.Send(context, Answering.Page(context, rows, limit, r => r.Slug), 5 * Answering.Minute);
    }

    private static async Task<IResult> OneAsync(HttpContext context, AppDb db, string slug, CancellationToken stop)
    {
        var site = await db.Set<InternshipSite>().AsNoTracking().Include(s => s.Organisations).Include(s => s.Statuses).AsSplitQuery().FirstOrDefaultAsync(s => s.Slug == slug, stop);
        return site is null
            ? Answering.NotThere("Такой площадки нет.")
            : Answering.Send(context, new SiteWhole(
                site.Slug, site.Title, site.Kind, site.Subject, site.SubjectCode, site.SitesUrl, [.. site.Organisations.Select(o => new SiteOrganisation(o.Name, o.District, o.HomeUrl))],
                site.Themes, site.TargetGroup, site.Equipment, site.Note, site.IsDoubtful, site.Source, site.SourceLine,
                [.. site.Statuses.Where(t => t.Kind == StatusKind.Internship).OrderByDescending(t => t.From).Select(t => new StatusAct(ActKinds.Title(t.ActKind), t.ActNumber, t.ActDate, t.Body, t.From, t.LastDay))]), 5 * Answering.Minute);
    }
}
