using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Awarding;

/// <summary>Applications of the regions that the reader keeps, newest first, by fifty; what waits for a decision on top of the filters.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class AwardingModel(AppDb db, ApplicationAccess access) : AppPage
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public ApplicationState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public AwardingRoad? Road { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Window { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyDictionary<ApplicationState, int> Counts { get; private set; } = new Dictionary<ApplicationState, int>();

    public IReadOnlyList<ApplicationRow> Rows { get; private set; } = [];

    public bool HasMore { get; private set; }

    public string Next => "?" + string.Join('&', new[]
    {
        State is null ? null : $"state={State}", Road is null ? null : $"road={Road}", Window is null ? null : $"window={Window}", $"after={Rows[^1].Id}",
    }.OfType<string>());

    public async Task OnGetAsync()
    {
        var kept = access.Kept().Where(a => (Road == null || a.Road == Road) && (Window == null || a.WindowId == Window));
        Counts = await kept.GroupBy(a => a.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, Stop);
        var after = After ?? Guid.Empty;
        var rows = await ApplicationRow.Of(kept.Where(a => (State == null || a.State == State) && (After == null || a.Id.CompareTo(after) < 0)), db)
            .OrderByDescending(r => r.Id).Take(PageSize + 1).ToListAsync(Stop);
        (HasMore, Rows) = (rows.Count > PageSize, [.. rows.Take(PageSize)]);
    }
}
