using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Accounts;

/// <summary>A button, not the link itself, confirms: mail programs open links before people do.</summary>
[AllowAnonymous]
[EnableRateLimiting(WebSetup.SignInLimit)]
public sealed class ConfirmModel(UserManager<Person> people, AppDb db, IdentityErrorDescriber errors) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var person = await people.FindByIdAsync(Person.ToString());
        if (person is null || person.EmailConfirmed)
        {
            ModelState.AddModelError("", errors.InvalidToken().Description);
            return Invalid();
        }

        db.Record(Now, person.Id, "mail.confirmed", nameof(Accounts.Person), person.Id);
        if (!(await people.ConfirmEmailAsync(person, LinkToken.Read(Token))).Succeeded)
        {
            ModelState.AddModelError("", errors.InvalidToken().Description);
            return Invalid();
        }

        return Done(Text["Адрес подтверждён."], Me.IsSignedIn ? "/account" : "/account/sign-in");
    }
}
