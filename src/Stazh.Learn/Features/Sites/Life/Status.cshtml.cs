using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Sites;

/// <summary>Records a decision that gives a status; the site's earlier decisions stand beside the form.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class StatusModel(SiteAccess access, SiteLife life) : AppPage
{
    public StatusInput Status { get; private set; } = new();

    public InternshipSite Site { get; private set; } = null!;

    public bool Conflict { get; private set; }

    public int MostYears => life.MostYears;

    public StatusHistory History => StatusHistory.Of(Site.Statuses, Today, Site.Slug, mayEnd: true);

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (!await FoundAsync(slug))
        {
            return NotFound();
        }

        Status = new() { Stamp = Site.Stamp, ActKind = ActKind.Directive };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, [Bind(Prefix = nameof(Status))] StatusInput status)
    {
        Status = status;
        if (!await FoundAsync(slug))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (await life.GiveAsync(Site, Status, Today, Me.Id, Stop) is not { } refusal)
        {
            return Done(Text["Статус внесён."], $"/sites/{slug}#status");
        }

        if (refusal is not SomebodySavedFirst)
        {
            return Refuse(refusal, refusal is OneBodyGaveBoth ? "Status.Body" : refusal is ActIsOfTomorrow ? "Status.ActDate" : refusal is StatusLastsStill ? "Status.From" : "Status.To");
        }

        Conflict = await FoundAsync(slug);
        ModelState.Remove("Status.Stamp");
        Status.Stamp = Site.Stamp;
        var page = Refuse(refusal);
        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    private async Task<bool> FoundAsync(string slug) => await life.FindAsync(slug, Stop) is { } site && await access.MayEditAsync((Site = site).SubjectCode, Stop);
}
