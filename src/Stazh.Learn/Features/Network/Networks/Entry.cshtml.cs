using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Plans;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Network;

[Authorize(Policy = Policies.Coordinator)]
public sealed class NetworkEntryModel(AppDb db, NetworkAccess access, NetworkDesk desk) : AppPage
{
    public NetworkInput Input { get; private set; } = new();

    public IReadOnlyList<string> Regions { get; private set; } = [];

    public MethodNetwork? Network { get; private set; }

    /// <summary>What is saved when somebody was first.</summary>
    public MethodNetwork? Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? slug)
    {
        if (!await FoundAsync(slug))
        {
            return NotFound();
        }

        Input = Network is null ? new() { Region = Regions[0], From = Today } : NetworkInput.Of(Network);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? slug, [Bind(Prefix = nameof(Input))] NetworkInput input)
    {
        Input = input;
        if (!await FoundAsync(slug) || (Network is null && input.Region is { } region && !Regions.Contains(region)))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var (saved, refusal) = await desk.SaveAsync(Network, input, Network?.Region ?? input.Region ?? Regions[0], Me.Id, Stop);
        if (refusal is null)
        {
            return Done(Text["Сеть сохранена."], $"/networks/{saved!.Slug}");
        }

        if (refusal is not ChangedElsewhere)
        {
            return Refuse(refusal, "Input.ClosedOn");
        }

        db.ChangeTracker.Clear();
        await FoundAsync(slug);
        (Conflict, input.Stamp) = (Network, Network!.Stamp);
        ModelState.Remove("Input.Stamp");
        return Refuse(refusal).AsConflict();
    }

    private async Task<bool> FoundAsync(string? slug)
    {
        Regions = await access.RegionsAsync(Stop);
        Network = slug is null ? null : await db.Set<MethodNetwork>().FirstOrDefaultAsync(n => n.Slug == slug && Regions.Contains(n.Region), Stop);
        return Regions.Count > 0 && (slug is null || Network is not null);
    }
}
