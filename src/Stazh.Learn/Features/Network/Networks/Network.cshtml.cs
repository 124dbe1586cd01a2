using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

/// <summary>Members of a network with the state of their agreements, who deals with whom, associations .</summary>
[AllowAnonymous]
public sealed class NetworkModel(AppDb db, NetworkDesk desk) : AppPage
{
    public NetworkPlace Place { get; private set; } = null!;

    public MethodNetwork Network => Place.Network;

    public NetworkMemberInput Member { get; private set; } = new();

    public InteractionInput Tie { get; private set; } = new();

    public AssociationInput Association { get; private set; } = new();

    public IReadOnlyList<Interaction> Ties { get; private set; } = [];

    public IReadOnlyList<Association> Associations { get; private set; } = [];

    public IReadOnlyList<Agreement> Agreements { get; private set; } = [];

    public DateOnly Day => Today;

    public bool MayWrite => Place.MayKeep && Network.CannotGrow(Today) is null;

    public int MembersNow => Network.Members.Count(m => m.IsInOn(Today));

    public IEnumerable<NetworkMember> Members => Network.Members.OrderBy(m => m.Until is not null).ThenBy(m => m.Kind).ThenBy(m => m.From).ThenBy(m => m.Name);

    /// <summary>The newest that is still to be looked at; null when the member has none.</summary>
    public Agreement? AgreementOf(Guid memberId) => Agreements.FirstOrDefault(a => a.MemberId == memberId);

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (!await FoundAsync(slug))
        {
            return NotFound();
        }

        return slug == Network.Slug ? await ShownAsync() : RedirectPermanent($"/networks/{Network.Slug}");
    }

    public async Task<IActionResult> OnPostMemberAsync(string slug, [Bind(Prefix = nameof(Member))] NetworkMemberInput member)
    {
        Member = member;
        return await AddAsync(slug, () => desk.AddAsync(Network, member, Me.Id, Stop), "Member.Name", Text["Участник внесён."]);
    }

    public async Task<IActionResult> OnPostTieAsync(string slug, [Bind(Prefix = nameof(Tie))] InteractionInput tie)
    {
        Tie = tie;
        return await AddAsync(slug, () => desk.AddAsync(Network, tie, Me.Id, Stop), "Tie.One", Text["Взаимодействие внесено."]);
    }

    public async Task<IActionResult> OnPostAssociationAsync(string slug, [Bind(Prefix = nameof(Association))] AssociationInput association)
    {
        Association = association;
        return await AddAsync(slug, () => desk.AddAsync(Network, association, Me.Id, Stop), "Association.Title", Text["Объединение внесено."]);
    }

    public async Task<IActionResult> OnPostEndAsync(string slug, string what, Guid id, DateOnly? on)
    {
        if (!await FoundAsync(slug) || !Place.MayKeep)
        {
            return NotFound();
        }

        var (found, refusal) = await desk.EndAsync(Network.Id, what, id, on ?? Today, Me.Id, Stop);
        if (!found)
        {
            return NotFound();
        }

        if (refusal is null)
        {
            return Done(Text["Последний день записан."], $"/networks/{slug}");
        }

        await ShownAsync();
        return Refuse(refusal);
    }

    private async Task<bool> FoundAsync(string slug) => await db.NetworkAsync(slug, Me.IdOrNull, Stop) is { } place && (Place = place) is not null;

    private async Task<IActionResult> AddAsync(string slug, Func<Task<Refusal?>> add, string field, string done)
    {
        if (!await FoundAsync(slug) || !Place.MayKeep)
        {
            return NotFound();
        }

        var refusal = ModelState.IsValid ? Network.CannotGrow(Today) ?? await add() : null;
        if (ModelState.IsValid && refusal is null)
        {
            return Done(done, $"/networks/{slug}");
        }

        await ShownAsync();
        return refusal is null ? Invalid() : Refuse(refusal, field);
    }

    private async Task<PageResult> ShownAsync()
    {
        var id = Network.Id;
        (Member.From, Tie.From, Association.From) = (Member.From ?? Today, Tie.From ?? Today, Association.From ?? Today);
        Ties = await db.Set<Interaction>().AsNoTracking().Where(i => i.NetworkId == id).OrderBy(i => i.Level).ThenBy(i => i.Until != null).ThenBy(i => i.Id).Take(200).ToListAsync(Stop);
        Associations = await db.Set<Association>().AsNoTracking().Where(a => a.NetworkId == id).OrderBy(a => a.Until != null).ThenBy(a => a.Title).ThenBy(a => a.Id).Take(100).ToListAsync(Stop);
        Agreements = await db.Set<Agreement>().AsNoTracking().Where(a => a.NetworkId == id).OrderByDescending(a => a.Id).Take(500).ToListAsync(Stop);
        return Page();
    }
}
