using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Administration;

public sealed record ClosingOneself() : Refusal("Свою учётную запись закрыть нельзя: попросите другого администратора.");

[Authorize(Policy = Policies.Administrator)]
public sealed class PersonCardModel(AppDb db, Roles roles, RoleWords words) : AppPage
{
    public Person Shown { get; private set; } = null!;

    public bool IsLocked => Shown.LockoutEnd > Now;

    public IReadOnlyList<RoleGrant> Grants { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Scopes { get; private set; } = new Dictionary<Guid, string>();

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, Guid grant)
    {
        if (!await LoadAsync(id) || await db.Set<RoleGrant>().FirstOrDefaultAsync(g => g.Id == grant && g.PersonId == id && g.RevokedAt == null, Stop) is not { } held)
        {
            return NotFound();
        }

        if (await roles.RevokeAsync(Me.Id, held, Stop) is { } refusal)
        {
            return Refuse(refusal);
        }

        await db.SaveChangesAsync(Stop);
        return Done(Text["Роль снята."], $"/admin/people/{id}");
    }

    public Task<IActionResult> OnPostCloseAsync(Guid id) => ChangeAsync(id, "person.closed", Text["Вход закрыт."], p =>
    {
        if (p.Id == Me.Id)
        {
            return new ClosingOneself();
        }

        (p.LockoutEnabled, p.LockoutEnd) = (true, Person.Never);
        return null;
    });

    public Task<IActionResult> OnPostOpenAsync(Guid id) => ChangeAsync(id, "person.opened", Text["Вход открыт."], p =>
    {
        (p.LockoutEnd, p.AccessFailedCount) = (null, 0);
        return null;
    });

    public Task<IActionResult> OnPostEndAsync(Guid id) => ChangeAsync(id, "sessions.ended", Text["Сеансы завершатся за минуту."], _ => null);

    /// <summary>Every change here ends the person's sessions.</summary>
    private async Task<IActionResult> ChangeAsync(Guid id, string action, string message, Func<Person, Refusal?> change)
    {
        if (!await LoadAsync(id) || Shown.ErasedAt is not null)
        {
            return NotFound();
        }

        if (change(Shown) is { } refusal)
        {
            return Refuse(refusal);
        }

        Shown.SecurityStamp = Guid.NewGuid().ToString("N");
        db.Record(Now, Me.Id, action, nameof(Person), id);
        await db.SaveChangesAsync(Stop);
        return Done(message, $"/admin/people/{id}");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == id, Stop) is not { } person)
        {
            return false;
        }

        Shown = person;
        Grants = await db.Set<RoleGrant>().AsNoTracking().Where(g => g.PersonId == id && g.RevokedAt == null).OrderBy(g => g.Role).ThenBy(g => g.Id).ToListAsync(Stop);
        Scopes = await words.NamesAsync(Grants, Stop);
        return true;
    }
}
