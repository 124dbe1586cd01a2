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
public sealed class SignInModel(SignInManager<Person> signIn, UserManager<Person> people) : AppPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => Me.IsSignedIn ? LocalRedirect(Preferences.Local(ReturnUrl ?? "/learn")) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var result = await signIn.PasswordSignInAsync(Input.Email.Trim(), Input.Password, Input.Remember, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            if (await people.FindByNameAsync(Input.Email.Trim()) is { } person)
            {
                Preferences.KeepLanguage(HttpContext, person.Language);
            }

            return LocalRedirect(Preferences.Local(ReturnUrl ?? "/learn"));
        }

        if (result.RequiresTwoFactor)
        {
            return RedirectToPage("/Accounts/SignInCode", new { ReturnUrl, Input.Remember });
        }

        if (result.IsLockedOut && await people.FindByNameAsync(Input.Email.Trim()) is { IsClosed: true } closed && await people.CheckPasswordAsync(closed, Input.Password))
        {
            ModelState.AddModelError("", Text["Учётная запись закрыта администратором. Если это ошибка, обратитесь к координатору."]);
            return Invalid();
        }

        // Locked out and wrong are told apart only by the sentence: neither says whether the address is known.
        ModelState.AddModelError("", result.IsLockedOut
            ? Text["Слишком много неверных попыток. Вход закрыт на 15 минут; пароль можно восстановить по почте."]
            : Text["Почта или пароль не подошли. Проверьте раскладку и повторите."]);
        return Invalid();
    }

    public sealed class InputModel
    {
        [Display(Name = "Электронная почта")]
        [Required(ErrorMessage = "Укажите почту.")]
        [EmailAddress(ErrorMessage = "Укажите адрес почты вида name@school.ru.")]
        public string Email { get; set; } = "";

        [Display(Name = "Пароль")]
        [Required(ErrorMessage = "Введите пароль.")]
        [DataType(DataType.Password)]
        public string Password { get; set; } = "";

        [Display(Name = "Не выходить на этом устройстве")]
        public bool Remember { get; set; }
    }
}
