using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>A meeting with its agenda, decisions and attendance.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class MeetingModel(AppDb db, MonitoringAccess access, FormResults forms) : AppPage
{
    private const int MostSites = 2500;

    public MeetingInput Input { get; private set; } = new();

    public SiteMeeting? Meeting { get; private set; }

    public SiteMeeting? Saved { get; private set; }

    public string Region { get; private set; } = "";

    public IReadOnlyList<(Guid Id, string Title, string Kind)> Sites { get; private set; } = [];

    public string Action => Meeting is null ? $"/monitoring/meetings/new?region={Uri.EscapeDataString(Region)}" : $"/monitoring/meetings/{Meeting.Id}";

    public async Task<IActionResult> OnGetAsync(string id, string? region)
    {
        if (!await FoundAsync(id, region))
        {
            return NotFound();
        }

        Input = Meeting is { } m ? new() { Title = m.Title, On = m.On, Agenda = m.Agenda, Decisions = m.Decisions, Stamp = m.Stamp, Sites = await db.Set<MeetingAttendance>().Where(a => a.MeetingId == m.Id).Select(a => a.SiteId).ToListAsync(Stop) } : new() { On = Today };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, string? region, [Bind(Prefix = nameof(Input))] MeetingInput input)
    {
        Input = input;
        if (!await FoundAsync(id, region))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (Meeting is not null && Meeting.Stamp != input.Stamp)
        {
            return Conflict409(Meeting);
        }

        var meeting = Meeting ?? new SiteMeeting { Id = Guid.CreateVersion7(Now), Region = Region, Title = "", CreatedById = Me.Id, CreatedAt = Now };
        if (Meeting is null)
        {
            db.Add(meeting);
        }

        (meeting.Title, meeting.On, meeting.Agenda, meeting.Decisions, meeting.Stamp) = (input.Title.Trim(), input.On!.Value, Clean(input.Agenda), Clean(input.Decisions), Guid.NewGuid());
        var known = Sites.Select(s => s.Id).ToHashSet();
        var was = await db.Set<MeetingAttendance>().Where(a => a.MeetingId == meeting.Id).ToListAsync(Stop);
        db.RemoveRange(was.Where(a => known.Contains(a.SiteId) && !input.Sites.Contains(a.SiteId)));
        db.AddRange(input.Sites.Distinct().Where(s => known.Contains(s) && was.All(a => a.SiteId != s)).Select(s => new MeetingAttendance { MeetingId = meeting.Id, SiteId = s }));
        db.Record(Now, Me.Id, "site-meeting.saved", nameof(SiteMeeting), meeting.Id);
        try
        {
            await db.SaveChangesAsync(Stop);
            return Done(Text["Совещание сохранено."], $"/monitoring/meetings/{meeting.Id}");
        }
        catch (DbUpdateConcurrencyException)
        {
            return Conflict409(await db.Set<SiteMeeting>().AsNoTracking().FirstAsync(m => m.Id == meeting.Id, Stop));
        }
    }

    private PageResult Conflict409(SiteMeeting stored)
    {
        (Saved, Input.Stamp) = (stored, stored.Stamp);
        ModelState.Remove("Input.Stamp");
        var page = Refuse(new MeetingChangedElsewhere());
        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    private async Task<bool> FoundAsync(string id, string? region)
    {
        Meeting = Guid.TryParse(id, out var known) ? await db.Set<SiteMeeting>().FirstOrDefaultAsync(m => m.Id == known, Stop) : null;
        if ((Meeting is null && id != "new") || await access.RegionAsync(Meeting?.Region ?? region, Stop) is not { } found)
        {
            return false;
        }

        Region = found.Name;
        Sites = [.. (await forms.Sites(Region, Today).OrderBy(s => s.Title).ThenBy(s => s.Id).Take(MostSites).Select(s => new { s.Id, s.Title, s.Kind }).ToListAsync(Stop)).Select(s => (s.Id, s.Title, s.Kind))];
        return true;
    }

    private static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
