using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web.Search;

namespace Stazh.Learn.Features.Library;

/// <summary>The banks, newest first; every filter stands in the address.</summary>
[AllowAnonymous]
public sealed class IndexModel(AppDb db, SearchIndex search) : AppPage
{
    internal const int PageSize = 20;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true)]
    public Bank? Bank { get; set; }

    [BindProperty(SupportsGet = true)]
    public ResourceKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Theme { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Slug of a programme: what belongs to it .</summary>
    [BindProperty(SupportsGet = true)]
    public string? Programme { get; set; }

    [BindProperty(SupportsGet = true)]
    public ActLevel? Level { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<ResourceCard> Resources { get; private set; } = [];

    public IReadOnlyDictionary<Bank, int> Counts { get; private set; } = new Dictionary<Bank, int>();

    public IReadOnlyList<string> Themes { get; private set; } = [];

    public IReadOnlyList<int> Years { get; private set; } = [];

    public int Count { get; private set; }

    public string? Next { get; private set; }

    public bool IsFiltered => Kind is not null || Year is not null || Level is not null || !(string.IsNullOrWhiteSpace(Query) && string.IsNullOrWhiteSpace(Theme) && string.IsNullOrWhiteSpace(Programme));

    public IEnumerable<ResourceKind> Kinds => Bank is { } bank ? bank.Kinds() : Enum.GetValues<ResourceKind>();

    public async Task OnGetAsync()
    {
        Bank = Bank is { } bank && !Enum.IsDefined(bank) ? null : Bank;
        var shown = db.Set<Resource>().AsNoTracking().Where(r => r.IsShown);
        var facets = await shown.GroupBy(r => new { r.Theme, r.Year }).Select(g => g.Key).OrderBy(k => k.Theme).ThenBy(k => k.Year).Take(2000).ToListAsync(Stop);
        Themes = [.. facets.Select(f => f.Theme).Where(t => t.Length > 0).Distinct().Order(StringComparer.CurrentCulture)];
        Years = [.. facets.Select(f => f.Year).Where(y => y > 0).Distinct().OrderDescending()];
        shown = Fitting(shown);
        var kinds = await shown.GroupBy(r => r.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(Stop);
        Counts = Enum.GetValues<Bank>().ToDictionary(b => b, b => kinds.Where(k => b.Kinds().Contains(k.Key)).Sum(k => k.Count));
        Count = Bank is { } chosen ? Counts[chosen] : Counts.Values.Sum();
        var its = Bank?.Kinds();
        shown = its is null ? shown : shown.Where(r => its.Contains(r.Kind));

        if (Cursor(After) is var (at, id))
        {
            shown = shown.Where(r => r.PublishedAt < at || (r.PublishedAt == at && r.Id < id));
        }

        var rows = await shown.OrderByDescending(r => r.PublishedAt).ThenByDescending(r => r.Id).Take(PageSize + 1)
            .Select(r => new ResourceCard(r.Id, r.Slug, r.Title, r.Summary, r.Kind, r.Theme, r.Year, r.Level, r.IsReplaced, r.PublishedAt!.Value, r.Authors.OrderBy(a => a.Number).Select(a => a.Name).ToList())).ToListAsync(Stop);
        Resources = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Address(Bank, string.Create(CultureInfo.InvariantCulture, $"{Resources[^1].At.UtcTicks}_{Resources[^1].Id:n}")) : null;
    }

    /// <summary>The same filters for another bank or page.</summary>
    public string Address(Bank? bank, string? after = null)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("bank", bank?.ToString()), ("q", Query), ("theme", Theme), ("programme", Programme), ("year", Year?.ToString(CultureInfo.InvariantCulture)), ("kind", bank == Bank ? Kind?.ToString() : null), ("level", Level?.ToString()), ("after", after) })
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                query.Add(name, value);
            }
        }

        return "/library" + query;
    }

    private IQueryable<Resource> Fitting(IQueryable<Resource> shown)
    {
        if (search.Found(Query, LibraryDesk.SearchKind) is { } found)
        {
            shown = shown.Where(r => found.Contains(r.Id));
        }

        shown = Kind is { } kind ? shown.Where(r => r.Kind == kind) : shown;
        shown = string.IsNullOrWhiteSpace(Theme) ? shown : shown.Where(r => r.Theme == Theme);
        shown = string.IsNullOrWhiteSpace(Programme) ? shown : shown.Where(r => r.Programme == Programme);
        shown = Year is { } year ? shown.Where(r => r.Year == year) : shown;
        return Level is { } level ? shown.Where(r => r.Level == level) : shown;
    }

    private static (DateTimeOffset At, Guid Id)? Cursor(string? after) =>
        after?.Split('_') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParseExact(id, "n", out var resource)
            ? (new DateTimeOffset(at, TimeSpan.Zero), resource)
            : null;
}
