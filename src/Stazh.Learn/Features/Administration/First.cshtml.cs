using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Administration;

[EnableRateLimiting(WebSetup.SignInLimit)]
public sealed class FirstModel(FirstAdministrator first, UserManager<Person> people, SignInManager<Person> signIn) : AppPage
{
    [BindProperty]
    [Display(Name = "Одноразовый код")]
    [Required(ErrorMessage = "Введите код.")]
    public string Token { get; set; } = "";

    public async Task<IActionResult> OnGetAsync() => await first.AnyAsync(Stop) ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (await first.ClaimAsync(Me.Id, Token, Stop) is { } refusal)
        {
            return Refuse(refusal, nameof(Token));
        }

        await signIn.RefreshSignInAsync((await people.GetUserAsync(User))!);
        return Done(Text["Вы администратор."], "/admin");
    }
}
