using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Administration;

[Authorize(Policy = Policies.Administrator)]
public sealed class GrantRoleModel(AppDb db, Roles roles, RoleWords words) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Роль")]
    public Role Role { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Найти")]
    public string? Words { get; set; }

    /// <summary>Id of a run or site, or the name of a region.</summary>
    [BindProperty]
    public string? Scope { get; set; }

    public string Name { get; private set; } = "";

    public IReadOnlyList<RoleScope> Scopes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        // Only what the picker offered: nobody grants a role of a thing that is not there.
        var scope = Scopes.FirstOrDefault(s => s.Value == Scope)?.Value;
        var id = Guid.TryParse(scope, out var parsed) ? parsed : (Guid?)null;
        var refusal = Role switch
        {
            Role.Tutor => await roles.GrantAsync(Me.Id, Id, Role, runId: id, stop: Stop),
            Role.SiteHead => await roles.GrantAsync(Me.Id, Id, Role, siteId: id, stop: Stop),
            Role.Administrator => await roles.GrantAsync(Me.Id, Id, Role, stop: Stop),
            _ => await roles.GrantAsync(Me.Id, Id, Role, region: scope, stop: Stop),
        };
        if (refusal is not null)
        {
            return Refuse(refusal, Role == Role.Administrator ? "" : nameof(Scope));
        }

        await db.SaveChangesAsync(Stop);
        return Done(Text["Роль назначена."], $"/admin/people/{Id}");
    }

    private async Task<bool> LoadAsync()
    {
        if (await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == Id && p.ErasedAt == null, Stop) is not { } person)
        {
            return false;
        }

        Name = person.FullName;
        Scopes = await words.ScopesAsync(Role, Words, Stop);
        return true;
    }
}
