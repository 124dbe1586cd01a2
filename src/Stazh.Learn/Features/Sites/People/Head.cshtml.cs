using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Sites;

/// <summary>Appoints the head of a site; of a network, by the common decision of its organisations .</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class HeadModel(AppDb db, SitePeople people) : AppPage
{
    public HeadInput Input { get; private set; } = new();

    public SitePlace Place { get; private set; } = null!;

    /// <summary>Whoever leads now: shown when somebody appointed first.</summary>
    public string? Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (!await FoundAsync(slug))
        {
            return NotFound();
        }

        Input = new() { Stamp = Place.Site.Stamp, ActKind = Place.Site.Organisations.Count > 1 ? ActKind.Decision : ActKind.Order };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, [Bind(Prefix = nameof(Input))] HeadInput input)
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

        if (await people.AppointAsync(Place.Site, input, Me.Id, Stop) is not { } refusal)
        {
            return Done(Text["Руководитель назначен."], $"/sites/{slug}/people");
        }

        if (refusal is not SomebodySavedFirst)
        {
            return Refuse(refusal, refusal switch { HeadNeedsAchievements => "Input.Achievements", NetworkDecidesTogether => "Input.Participants", _ => "Input.Email" });
        }

        await FoundAsync(slug);
        ModelState.Remove("Input.Stamp");
        input.Stamp = Place.Site.Stamp;
        Conflict = await db.Set<HeadAppointment>().Where(h => h.SiteId == Place.Site.Id && h.EndedAt == null)
            .Join(db.Set<Person>(), h => h.PersonId, p => p.Id, (h, p) => p.FamilyName + " " + p.GivenName + ", № " + h.ActNumber).FirstOrDefaultAsync(Stop) ?? "—";
        var page = Refuse(refusal);
        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    private async Task<bool> FoundAsync(string slug) => await people.FindAsync(slug, Me.Id, Stop) is { MayAppoint: true } place && (Place = place) is not null;
}
