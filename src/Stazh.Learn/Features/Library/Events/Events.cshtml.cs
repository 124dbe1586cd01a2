using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Library;

/// <summary>What experience is passed on at, besides texts.</summary>
public enum EventKind
{
    /// <summary>R-139.</summary>
    Shows,

    /// <summary>R-140.</summary>
    Virtual,

    /// <summary>R-142.</summary>
    Experience,
}

/// <summary>Rows of approved plans by the format of the event: exhibitions, festivals, forums; virtual meetings; presentations of experience. The latest first.</summary>
[AllowAnonymous]
public sealed class EventsModel(AppDb db, ProgrammeLibrary programmes) : AppPage
{
    internal const int PageSize = 40;

    /// <summary>Codes of content/formats.yaml.</summary>
    private static readonly Dictionary<EventKind, string[]> Formats = new()
    {
        [EventKind.Shows] = ["exhibition", "festival", "forum", "panorama"],
        [EventKind.Virtual] = ["virtual-master-class", "virtual-association", "chat-conference"],
        [EventKind.Experience] = ["experience-presentation"],
    };

    [BindProperty(SupportsGet = true)]
    public EventKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public IReadOnlyDictionary<EventKind, int> Counts { get; private set; } = new Dictionary<EventKind, int>();

    public int Count => Kind is { } kind ? Counts[kind] : Counts.Values.Sum();

    public string? Next { get; private set; }

    public static string Title(EventKind kind) => kind switch
    {
        EventKind.Shows => "Выставки, фестивали, форумы",
        EventKind.Virtual => "Виртуальные мастер-классы и объединения",
        _ => "Презентации опыта",
    };

    public string FormatOf(Line line) => programmes.Formats.GetValueOrDefault(line.Format, line.Format);

    public async Task OnGetAsync()
    {
        Kind = Kind is { } asked && !Enum.IsDefined(asked) ? null : Kind;
        var all = Formats.Values.SelectMany(f => f).ToArray();
        var rows = from r in db.Set<PlanRow>().AsNoTracking()
                   join p in db.Set<WorkPlan>() on r.PlanId equals p.Id
                   where (p.State == PlanState.Approved || p.State == PlanState.Closed) && all.Contains(r.Format)
                   select new { Row = r, p.OwnerTitle };
        var counted = await rows.GroupBy(r => r.Row.Format).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(Stop);
        Counts = Formats.ToDictionary(f => f.Key, f => counted.Where(c => f.Value.Contains(c.Key)).Sum(c => c.Count));
        if (Kind is { } kind)
        {
            var its = Formats[kind];
            rows = rows.Where(r => its.Contains(r.Row.Format));
        }

        if (After?.Split('_') is [var text, var last] && DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Guid.TryParse(last, out var id))
        {
            rows = rows.Where(r => r.Row.OrderOn < day || (r.Row.OrderOn == day && r.Row.Id < id));
        }

        var found = await rows.OrderByDescending(r => r.Row.OrderOn).ThenByDescending(r => r.Row.Id).Take(PageSize + 1)
            .Select(r => new Line(r.Row.Id, r.Row.PlanId, r.Row.Title, r.Row.Format, r.Row.Term, r.OwnerTitle, r.Row.Times, r.Row.TimesDone, r.Row.OrderOn)).ToListAsync(Stop);
        Lines = [.. found.Take(PageSize)];
        Next = found.Count > PageSize ? string.Create(CultureInfo.InvariantCulture, $"{Lines[^1].On:yyyyMMdd}_{Lines[^1].Id:n}") : null;
    }

    public sealed record Line(Guid Id, Guid PlanId, string Title, string Format, string Term, string Owner, int Times, int Done, DateOnly On);
}
