using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Sites;

/// <summary>Head, staff and groups of a site, for those who work there and those who keep them; 404 for everybody else.</summary>
public sealed class PeopleModel(AppDb db, SitePeople people) : AppPage
{
    public SitePlace Place { get; private set; } = null!;

    public MemberInput Member { get; private set; } = new();

    public GroupInput Group { get; private set; } = new();

    public ManningInput Manning { get; private set; } = new();

    public bool Conflict { get; private set; }

    public HeadRow? Head { get; private set; }

    public IReadOnlyList<StaffRow> Staff { get; private set; } = [];

    public IReadOnlyList<GroupRow> Groups { get; private set; } = [];

    public DateOnly Day => Today;

    public async Task<IActionResult> OnGetAsync(string slug) => await FoundAsync(slug) ? await ShownAsync() : NotFound();

    public async Task<IActionResult> OnPostMemberAsync(string slug, [Bind(Prefix = nameof(Member))] MemberInput member)
    {
        Member = member;
        if (!await KeptAsync(slug))
        {
            return NotFound();
        }

        if (ModelState.IsValid && !SitePosts.All.Contains(member.Post))
        {
            ModelState.AddModelError("Member.Post", Text["Выберите должность."]);
        }

        return await AnswerAsync(slug, ModelState.IsValid ? await people.AddAsync(Place.Site, member, Me.Id, Stop) : null, "Member.Email", Text["Сотрудник внесён."]);
    }

    public async Task<IActionResult> OnPostEndAsync(string slug, Guid id) =>
        await KeptAsync(slug) && await people.EndAsync(Place.Site, id, Today, Me.Id, Stop) ? Done(Text["Сотрудник больше не в составе."], $"/sites/{slug}/people") : NotFound();

    public async Task<IActionResult> OnPostGroupAsync(string slug, [Bind(Prefix = nameof(Group))] GroupInput group)
    {
        Group = group;
        return !await KeptAsync(slug) ? NotFound() : await AnswerAsync(slug, ModelState.IsValid ? await people.AddGroupAsync(Place.Site, group, Me.Id, Stop) : null, "Group.Emails", Text["Группа внесена."]);
    }

    public async Task<IActionResult> OnPostManningAsync(string slug, [Bind(Prefix = nameof(Manning))] ManningInput manning)
    {
        Manning = manning;
        if (!await KeptAsync(slug))
        {
            return NotFound();
        }

        var refusal = ModelState.IsValid ? await people.ManAsync(Place.Site, manning, Me.Id, Stop) : null;
        if (refusal is not SomebodySavedFirst || !await FoundAsync(slug))
        {
            return await AnswerAsync(slug, refusal, "", Text["Порядок комплектования сохранён."]);
        }

        Conflict = true;
        ModelState.Remove("Manning.Stamp");
        manning.Stamp = Place.Site.Stamp;
        await ShownAsync();
        var page = Refuse(refusal);
        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    private async Task<bool> FoundAsync(string slug) => await people.FindAsync(slug, Me.Id, Stop) is { } place && (Place = place) is not null;

    private async Task<bool> KeptAsync(string slug) => await FoundAsync(slug) && Place.MayStaff;

    private async Task<IActionResult> AnswerAsync(string slug, Refusal? refusal, string field, string done)
    {
        if (ModelState.IsValid && refusal is null)
        {
            return Done(done, $"/sites/{slug}/people");
        }

        await ShownAsync();
        return refusal is null ? Invalid() : Refuse(refusal, field);
    }

    private async Task<PageResult> ShownAsync()
    {
        var id = Place.Site.Id;
        Manning = Manning.Stamp == Guid.Empty ? new() { Manning = Place.Site.Manning, Stamp = Place.Site.Stamp } : Manning;
        var named = db.Set<Person>().AsNoTracking();
        Head = await db.Set<HeadAppointment>().AsNoTracking().Where(h => h.SiteId == id && h.EndedAt == null)
            .Join(named, h => h.PersonId, p => p.Id, (h, p) => new HeadRow(h, p.FamilyName + " " + p.GivenName + " " + p.Patronymic)).FirstOrDefaultAsync(Stop);
        Staff = await db.Set<SiteMember>().AsNoTracking().Where(m => m.SiteId == id)
            .Join(named, m => m.PersonId, p => p.Id, (m, p) => new { m, Name = p.FamilyName + " " + p.GivenName + " " + p.Patronymic })
            .OrderBy(r => r.m.Until != null).ThenBy(r => r.m.From).ThenBy(r => r.m.Id).Take(200).Select(r => new StaffRow(r.m, r.Name)).ToListAsync(Stop);
        Groups = await db.Set<SiteGroup>().AsNoTracking().Where(g => g.SiteId == id).OrderByDescending(g => g.To)
            .Select(g => new GroupRow(g.Kind, g.Direction, g.Act, g.From, g.To,
                g.Members.OrderByDescending(m => m.Leads).Join(named, m => m.PersonId, p => p.Id, (m, p) => p.FamilyName + " " + p.GivenName + " " + p.Patronymic).ToList())).Take(50).ToListAsync(Stop);
        return Page();
    }
}

public sealed record HeadRow(HeadAppointment Appointment, string Name);

public sealed record StaffRow(SiteMember Member, string Name);

public sealed record GroupRow(SiteGroupKind Kind, string Direction, string Act, DateOnly From, DateOnly To, IReadOnlyList<string> Names);
