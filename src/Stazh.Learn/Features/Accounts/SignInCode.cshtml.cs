using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Accounts;

[AllowAnonymous]
[EnableRateLimiting(WebSetup.SignInLimit)]
public sealed class SignInCodeModel(SignInManager<Person> signIn) : AppPage
{
    [BindProperty]
    [Display(Name = "Код из приложения")]
    [Required(ErrorMessage = "Введите код.")]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Remember { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? RedirectToPage("/Accounts/SignIn") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var code = new string([.. Code.Where(char.IsLetterOrDigit)]);
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(code, Remember, rememberClient: false);
        if (!result.Succeeded && !result.IsLockedOut)
        {
            result = await signIn.TwoFactorRecoveryCodeSignInAsync(Code.Trim());
        }

        if (result.Succeeded)
        {
            return LocalRedirect(Preferences.Local(ReturnUrl ?? "/learn"));
        }

        ModelState.AddModelError(nameof(Code), Text["Код не подошёл. Дождитесь следующего и введите его."]);
        return Invalid();
    }
}
