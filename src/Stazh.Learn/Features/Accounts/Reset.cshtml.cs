using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Accounts;

/// <summary>The link of the letter; the token dies with the first use, since the password change renews the person's stamp.</summary>
[AllowAnonymous]
[EnableRateLimiting(WebSetup.SignInLimit)]
public sealed class ResetModel(UserManager<Person> people, AppDb db, IdentityErrorDescriber errors) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    [Display(Name = "Новый пароль")]
    [Required(ErrorMessage = "Придумайте пароль.")]
    [DataType(DataType.Password)]
    [StringLength(200, MinimumLength = 10, ErrorMessage = "Пароль — не короче {2} знаков.")]
    public string Password { get; set; } = "";

    public void OnGet() => ModelState.Clear();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var person = await people.FindByIdAsync(Person.ToString());
        if (person is null or { IsClosed: true })
        {
            ModelState.AddModelError("", errors.InvalidToken().Description);
            return Invalid();
        }

        // Who reads the letters of an address owns it; waiting out a lock-out by wrong passwords makes no sense any more.
        person.EmailConfirmed = true;
        person.LockoutEnd = null;
        person.AccessFailedCount = 0;
        db.Record(Now, person.Id, "password.reset", nameof(Accounts.Person), person.Id);
        var result = await people.ResetPasswordAsync(person, LinkToken.Read(Token), Password);
        if (!result.Succeeded)
        {
            ModelState.AddModelError("", result.Errors.First().Description);
            return Invalid();
        }

        return Done(Text["Пароль изменён. Войдите с новым паролем."], "/account/sign-in");
    }
}
