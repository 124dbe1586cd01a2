using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Sites;

/// <summary>Records the body's decision that a site stops before its term: ground, initiator, act, plan against report (P-06).</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class EndingModel(SiteAccess access, SiteLife life, IEnumerable<ISiteEvidence> sources) : AppPage
{
    public EndingInput Ending { get; private set; } = new();

    public InternshipSite Site { get; private set; } = null!;

    public SiteStatus Status { get; private set; } = null!;

    public IReadOnlyList<SiteEvidenceLine> Evidence { get; private set; } = [];

    /// <summary>Shown beside what was typed when somebody saved first.</summary>
    public StatusHistory? Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, Guid id)
    {
        if (!await FoundAsync(slug, id) || Status.Ending is not null)
        {
            return NotFound();
        }

        Ending = new() { Stamp = Site.Stamp, ActKind = Status.ActKind, Body = Status.Body, LastDay = Today < Status.To && Today >= Status.From ? Today : Status.To };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, Guid id, [Bind(Prefix = nameof(Ending))] EndingInput ending)
    {
        Ending = ending;
        if (!await FoundAsync(slug, id))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (await life.EndAsync(Site, Status, Ending, Evidence, Today, Me.Id, Stop) is not { } refusal)
        {
            return Done(Text["Прекращение внесено. Площадка и её история остаются в архиве."], $"/sites/{slug}#status");
        }

        if (refusal is not SomebodySavedFirst)
        {
            return Refuse(refusal, refusal switch { GroundNeedsWords => "Ending.Reason", EndIsOutsideTheTerm => "Ending.LastDay", ActIsOfTomorrow => "Ending.ActDate", _ => "" });
        }

        await FoundAsync(slug, id);
        Conflict = StatusHistory.Of(Site.Statuses, Today, slug, mayEnd: false);
        ModelState.Remove("Ending.Stamp");
        Ending.Stamp = Site.Stamp;
        var page = Refuse(refusal);
        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    private async Task<bool> FoundAsync(string slug, Guid id)
    {
        if (await life.FindAsync(slug, Stop) is not { } site || site.Statuses.Find(s => s.Id == id) is not { } status || !await access.MayEditAsync(site.SubjectCode, Stop))
        {
            return false;
        }

        (Site, Status) = (site, status);
        var lines = new List<SiteEvidenceLine>();
        foreach (var source in sources)
        {
            lines.AddRange(await source.OfAsync(site.Id, status.From, status.LastDay, Stop));
        }

        Evidence = lines;
        return true;
    }
}
