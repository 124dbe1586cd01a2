using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Administration;

[Authorize(Policy = Policies.Administrator)]
public sealed class PeopleModel(AppDb db) : AppPage
{
    private const int PageSize = 30;

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Имя или почта")]
    [StringLength(100, ErrorMessage = "Не длиннее {1} знаков.")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Роль")]
    public Role? Role { get; set; }

    /// <summary>The last person of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public int Total { get; private set; }

    public IReadOnlyList<PersonLine> People { get; private set; } = [];

    public Guid? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var people = db.Set<Person>().AsNoTracking();
        foreach (var word in (Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (key, mail) = (Person.KeyOf(word), word.ToUpperInvariant());
            people = people.Where(p => p.NameKey.Contains(key) || p.NormalizedEmail!.Contains(mail));
        }

        if (Role is { } role)
        {
            people = people.Where(p => db.Set<RoleGrant>().Any(g => g.PersonId == p.Id && g.Role == role && g.RevokedAt == null));
        }

        Total = await people.CountAsync(Stop);
        if (After is { } after && await db.Set<Person>().Where(p => p.Id == after).Select(p => p.NameKey).FirstOrDefaultAsync(Stop) is { } last)
        {
            people = people.Where(p => p.NameKey.CompareTo(last) > 0 || (p.NameKey == last && p.Id > after));
        }

        var found = await people.OrderBy(p => p.NameKey).ThenBy(p => p.Id).Take(PageSize + 1).Select(p => new PersonLine(
            p.Id, (p.FamilyName + " " + p.GivenName + " " + (p.Patronymic ?? "")).Trim(), p.Email!, p.WorkPlace, p.ErasedAt != null, p.LockoutEnd >= Person.Never,
            db.Set<RoleGrant>().Where(g => g.PersonId == p.Id && g.RevokedAt == null).OrderBy(g => g.Role).Select(g => g.Role).ToList())).ToListAsync(Stop);
        Next = found.Count > PageSize ? found[PageSize - 1].Id : null;
        People = [.. found.Take(PageSize)];
        return Page();
    }

    public sealed record PersonLine(Guid Id, string Name, string Email, string WorkPlace, bool Erased, bool Closed, IReadOnlyList<Role> Roles);
}
