using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Runs;

public sealed record CalendarRun(Guid Id, string ProgrammeTitle, string ProgrammeSlug, string SiteTitle, string Region, RunState State, DateOnly StartsOn, DateOnly EndsOn, RunFormat Format, int Places, int Taken);

/// <summary>The public calendar plan of internship programmes .</summary>
[AllowAnonymous]
public sealed class CalendarModel(AppDb db, CalendarTokens tokens, IEnumerable<IPersonalDates> dates) : AppPage
{
    public const int PageSize = 30;

    public IReadOnlyList<CalendarRun> Runs { get; private set; } = [];

    public IReadOnlyList<string> Regions { get; private set; } = [];

    public IReadOnlyList<(string Slug, string Title)> Programmes { get; private set; } = [];

    public CalendarFilter Filter { get; private set; } = new();

    public int Count { get; private set; }

    /// <summary>Address of the next page; null on the last.</summary>
    public string? Next { get; private set; }

    /// <summary>The reader's own feed; null for guests.</summary>
    public string? MyFeed { get; private set; }

    /// <summary>The reader's own hours to come.</summary>
    public IReadOnlyList<PersonalDate> Mine { get; private set; } = [];

    public async Task OnGetAsync(string? region, string? programme, string? state, DateOnly? from, Guid? after)
    {
        Filter = new(region, programme, state, from ?? Today);
        var all = Filter.Apply(db.Set<ProgrammeRun>().AsNoTracking());
        Count = await all.CountAsync(Stop);
        var page = all.OrderBy(r => r.StartsOn).ThenBy(r => r.Id).AsQueryable();
        if (after is { } last)
        {
            var day = await db.Set<ProgrammeRun>().Where(r => r.Id == last).Select(r => r.StartsOn).FirstOrDefaultAsync(Stop);
            page = page.Where(r => r.StartsOn > day || (r.StartsOn == day && r.Id.CompareTo(last) > 0));
        }

        var rows = await page.Take(PageSize + 1).Select(r => new CalendarRun(
            r.Id, r.ProgrammeTitle, r.ProgrammeSlug, r.SiteTitle, r.Region, r.State, r.StartsOn, r.EndsOn, r.Format, r.Places,
            db.Set<Enrolment>().Count(e => e.RunId == r.Id && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)))).ToListAsync(Stop);
        Runs = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? $"/calendar?{Filter.Query}&after={Runs[^1].Id}" : null;
        Regions = await db.Set<ProgrammeRun>().Select(r => r.Region).Distinct().OrderBy(r => r).ToListAsync(Stop);
        Programmes = [.. (await db.Set<ProgrammeRun>().Select(r => new { r.ProgrammeSlug, r.ProgrammeTitle }).Distinct().ToListAsync(Stop)).DistinctBy(p => p.ProgrammeSlug).Select(p => (p.ProgrammeSlug, p.ProgrammeTitle))];
        if (Me.IdOrNull is { } me)
        {
            MyFeed = $"/calendar/{tokens.For(me)}.ics";
            foreach (var source in after is null ? dates : [])
            {
                Mine = [.. Mine, .. (await source.OfAsync(me, Now, Stop)).Where(d => !d.IsCancelled)];
            }
        }
    }
}

/// <summary>What the calendar shows; it lives in the address.</summary>
public sealed record CalendarFilter(string? Region = null, string? Programme = null, string? State = null, DateOnly? From = null)
{
    public string Query => string.Join('&', new[] { ("region", Region), ("programme", Programme), ("state", State), ("from", From?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)) }
        .Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));

    /// <summary>Runs that end on the day or later.</summary>
    public IQueryable<ProgrammeRun> Apply(IQueryable<ProgrammeRun> runs)
    {
        var state = Enum.TryParse<RunState>(State, ignoreCase: true, out var known) ? known : (RunState?)null;
        var (region, programme, from) = (string.IsNullOrEmpty(Region) ? null : Region, string.IsNullOrEmpty(Programme) ? null : Programme, From);
        return runs.Where(r => (region == null || r.Region == region) && (programme == null || r.ProgrammeSlug == programme) && (from == null || r.EndsOn >= from)
            && (state == null ? r.State != RunState.Cancelled : r.State == state));
    }
}
