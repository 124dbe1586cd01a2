using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Accounts;

[EnableRateLimiting(WebSetup.SignInLimit)]
public sealed class TwoFactorModel(UserManager<Person> people, SignInManager<Person> signIn, AppDb db) : AppPage
{
    private const int Codes = 10;

    [BindProperty]
    [Display(Name = "Код из приложения")]
    [Required(ErrorMessage = "Введите код.")]
    public string Code { get; set; } = "";

    public string Key { get; private set; } = "";

    public string Uri { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync() => await ShowAsync((await people.GetUserAsync(User))!) ? Page() : RedirectToPage("Security");

    public async Task<IActionResult> OnPostAsync()
    {
        var person = (await people.GetUserAsync(User))!;
        if (!await ShowAsync(person))
        {
            return RedirectToPage("Security");
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (!await people.VerifyTwoFactorTokenAsync(person, TokenOptions.DefaultAuthenticatorProvider, string.Concat(Code.Where(char.IsAsciiDigit))))
        {
            ModelState.AddModelError(nameof(Code), Text["Код не подошёл. Дождитесь следующего и введите его."]);
            return Invalid();
        }

        db.Record(Now, person.Id, "two-factor.on", nameof(Person), person.Id);
        await people.SetTwoFactorEnabledAsync(person, true);
        TempData[RecoveryCodesModel.Key] = await NewCodesAsync(person);
        await signIn.RefreshSignInAsync(person);
        return RedirectToPage("RecoveryCodes");
    }

    public async Task<IActionResult> OnPostStartAsync()
    {
        var person = (await people.GetUserAsync(User))!;
        if (!person.TwoFactorEnabled)
        {
            await people.ResetAuthenticatorKeyAsync(person);
            await signIn.RefreshSignInAsync(person);
        }

        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostOffAsync()
    {
        var person = (await people.GetUserAsync(User))!;
        db.Record(Now, person.Id, "two-factor.off", nameof(Person), person.Id);
        await people.SetTwoFactorEnabledAsync(person, false);
        await people.ResetAuthenticatorKeyAsync(person);
        await signIn.RefreshSignInAsync(person);
        return Done(Text["Второй шаг входа выключен."], "/account/security");
    }

    public async Task<IActionResult> OnPostNewCodesAsync()
    {
        var person = (await people.GetUserAsync(User))!;
        if (!person.TwoFactorEnabled)
        {
            return NotFound();
        }

        TempData[RecoveryCodesModel.Key] = await NewCodesAsync(person);
        return RedirectToPage("RecoveryCodes");
    }

    private async Task<string[]> NewCodesAsync(Person person) => [.. (await people.GenerateNewTwoFactorRecoveryCodesAsync(person, Codes))!];

    /// <summary>False when there is nothing to set up: no key was asked for, or the step is on already.</summary>
    private async Task<bool> ShowAsync(Person person)
    {
        if (person.TwoFactorEnabled || await people.GetAuthenticatorKeyAsync(person) is not { } key)
        {
            return false;
        }

        var issuer = System.Uri.EscapeDataString(Text["Стаж"]);
        Key = string.Join(' ', key.Chunk(4).Select(c => new string(c))).ToLowerInvariant();
        Uri = $"otpauth://totp/{issuer}:{System.Uri.EscapeDataString(person.Email!)}?secret={key}&issuer={issuer}&digits=6";
        return true;
    }
}
