using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Sites;

/// <summary>The head and coordinators enter events of a site; its page shows them to anybody.</summary>
public sealed class EventsModel(AppDb db, SitePeople people) : AppPage
{
    public EventInput Input { get; private set; } = new();

    public InternshipSite Site { get; private set; } = null!;

    public IReadOnlyList<SiteEvent> Events { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug) => await FoundAsync(slug) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, [Bind(Prefix = nameof(Input))] EventInput input)
    {
        Input = input;
        if (!await FoundAsync(slug))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var added = new SiteEvent { Id = Guid.CreateVersion7(Now), SiteId = Site.Id, Title = input.Title.Trim(), Form = input.Form?.Trim() ?? "", On = input.On!.Value };
        db.Add(added);
        db.Record(Now, Me.Id, "site.event-added", nameof(SiteEvent), added.Id, slug);
        await db.SaveChangesAsync(Stop);
        return Done(Text["Мероприятие внесено."], $"/sites/{slug}/events");
    }

    public async Task<IActionResult> OnPostCancelAsync(string slug, Guid id)
    {
        if (!await FoundAsync(slug) || await db.Set<SiteEvent>().FirstOrDefaultAsync(e => e.Id == id && e.SiteId == Site.Id && !e.Cancelled, Stop) is not { } row)
        {
            return NotFound();
        }

        row.Cancelled = true;
        db.Record(Now, Me.Id, "site.event-cancelled", nameof(SiteEvent), id, slug);
        await db.SaveChangesAsync(Stop);
        return Done(Text["Мероприятие отменено."], $"/sites/{slug}/events");
    }

    private async Task<bool> FoundAsync(string slug)
    {
        if (await people.FindAsync(slug, Me.Id, Stop) is not { MayStaff: true } place)
        {
            return false;
        }

        Site = place.Site;
        Events = await db.Set<SiteEvent>().AsNoTracking().Where(e => e.SiteId == Site.Id).OrderByDescending(e => e.On).ThenBy(e => e.Id).Take(200).ToListAsync(Stop);
        return true;
    }
}
