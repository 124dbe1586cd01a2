using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Sites;

/// <summary>Statuses of the reader's regions by their last day: what ends soon, what is over, where no act is recorded.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class TermsModel(AppDb db) : AppPage
{
    internal const int PageSize = 50;

    /// <summary>How many rows the pages before held.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<TermRow> Rows { get; private set; } = [];

    public TermCounts Counts { get; private set; } = new(0, 0, 0, 0);

    public string? Next { get; private set; }

    public DateOnly Day => Today;

    public async Task OnGetAsync()
    {
        var today = Today;
        var soon = today.AddMonths(6);
        var person = Me.Id;
        var mine = db.Set<InternshipSite>().AsNoTracking().Where(s => db.Set<RoleGrant>().Any(g => g.PersonId == person && g.RevokedAt == null
            && (g.Role == Role.Administrator || (g.Role == Role.Coordinator && db.Set<Subject>().Any(j => j.Code == s.SubjectCode && (j.RegistryName == g.Region || j.Name == g.Region))))));
        var rows = mine.Select(s => new { s.Slug, s.Title, s.Kind, Last = s.Statuses.Where(t => t.Kind == StatusKind.Internship).Max(t => (DateOnly?)(t.EndedOn ?? t.To)), Innovation = s.Statuses.Any(t => t.Kind == StatusKind.Innovation && t.From <= today && (t.EndedOn ?? t.To) >= today) });
        Counts = await rows.GroupBy(_ => 1).Select(g => new TermCounts(g.Count(r => r.Last == null), g.Count(r => r.Last < today), g.Count(r => r.Last >= today && r.Last <= soon), g.Count(r => r.Last > soon))).SingleOrDefaultAsync(Stop) ?? Counts;
        // Those that end soonest first; after them what is over, then what has no act.
        var ordered = rows.OrderBy(r => r.Last == null ? 2 : r.Last < today ? 1 : 0).ThenBy(r => r.Last).ThenBy(r => r.Slug);
        var skip = int.TryParse(After, out var given) ? Math.Clamp(given, 0, 100_000) : 0;
        var page = await ordered.Skip(skip).Take(PageSize + 1).Select(r => new TermRow(r.Slug, r.Title, r.Kind, r.Last, r.Innovation)).ToListAsync(Stop);
        Rows = [.. page.Take(PageSize)];
        Next = page.Count > PageSize ? $"/sites/terms?after={skip + PageSize}" : null;
    }
}

public sealed record TermRow(string Slug, string Title, string Kind, DateOnly? Last, bool Innovation);

public sealed record TermCounts(int NoAct, int Over, int Soon, int Later);
