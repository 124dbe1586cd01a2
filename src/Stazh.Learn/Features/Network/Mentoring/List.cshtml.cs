using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Network;

public sealed record CareLine(Guid Id, string School, string District, CareKind Kind, CareTarget Target, string Name, DateOnly From, DateOnly? Until, int Consultations, DateOnly? Last);

/// <summary>Curators and mentors of schools, those of «500+» first; whom nobody consulted is seen .</summary>
[Authorize(Policy = Policies.RunPlanner)]
public sealed class MentoringModel(AppDb db, MentoringDesk desk) : AppPage
{
    private const int PageSize = 100;

    public CareInput Input { get; private set; } = new();

    public IReadOnlyList<CareLine> Cares { get; private set; } = [];

    public IReadOnlyList<SiteName> Sites { get; private set; } = [];

    public CareTarget? Target { get; private set; }

    public int Count { get; private set; }

    public Guid? Next { get; private set; }

    public Task OnGetAsync(CareTarget? target, Guid? after) => LoadAsync(target, after);

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = nameof(Input))] CareInput input)
    {
        await LoadAsync(null, null);
        Input = input;
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (Sites.FirstOrDefault(s => s.Id == input.Site) is not { } site)
        {
            return NotFound();
        }

        return await desk.AssignAsync(site, input, Me.Id, Stop) is { } refusal ? Refuse(refusal, "Input.Email") : Done(Text["Закрепление внесено, человек извещён."], "/mentoring");
    }

    private async Task LoadAsync(CareTarget? target, Guid? after)
    {
        Target = target is { } asked && Enum.IsDefined(asked) ? asked : null;
        Sites = await desk.SitesAsync(Me.Id, Stop);
        Input = new() { Site = Sites.Count == 1 ? Sites[0].Id : null, From = Today };
        var chosen = desk.Kept(Me.Id).AsNoTracking().Where(c => Target == null || c.Target == Target);
        Count = await chosen.CountAsync(c => c.Until == null, Stop);
        var page = await chosen.Where(c => after == null || c.Id < after).OrderByDescending(c => c.Id).Take(PageSize + 1).Join(db.Set<Person>(), c => c.PersonId, p => p.Id, (c, p) => new { c, Name = p.FamilyName + " " + p.GivenName })
            .OrderByDescending(x => x.c.Id).Select(x => new CareLine(x.c.Id, x.c.School, x.c.District, x.c.Kind, x.c.Target, x.Name, x.c.From, x.c.Until, x.c.Consultations.Count, x.c.Consultations.Max(k => (DateOnly?)k.On))).ToListAsync(Stop);
        Cares = [.. page.Take(PageSize)];
        Next = page.Count > PageSize ? page[PageSize - 1].Id : null;
    }
}
