using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Accounts;

[EnableRateLimiting(WebSetup.SignInLimit)]
public sealed class SecurityModel(UserManager<Person> people, SignInManager<Person> signIn, AppDb db) : AppPage
{
    private const string Address = "/account/security";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public string Email { get; private set; } = "";

    public bool Confirmed { get; private set; }

    public bool TwoFactor { get; private set; }

    public int CodesLeft { get; private set; }

    public IReadOnlyList<Key> Keys { get; private set; } = [];

    public async Task OnGetAsync() => await ShowAsync(await PersonAsync());

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        var person = await PersonAsync();
        if (ModelState.IsValid)
        {
            db.Record(Now, person.Id, "password.changed", nameof(Person), person.Id);
            var result = await people.ChangePasswordAsync(person, Input.Current, Input.Password);
            if (result.Succeeded)
            {
                await signIn.RefreshSignInAsync(person);
                return Done(Text["Пароль изменён. На других устройствах нужно войти заново."], Address);
            }

            ModelState.AddModelError("Input.Current", result.Errors.First().Description);
        }

        await ShowAsync(person);
        return Invalid();
    }

    public async Task<IActionResult> OnPostConfirmationAsync()
    {
        db.Send(Now, new ConfirmationAsked(Me.Id));
        await db.SaveChangesAsync(Stop);
        return Done(Text["Письмо отправлено. Откройте его и перейдите по ссылке."], Address);
    }

    public async Task<IActionResult> OnPostRemoveKeyAsync(string key)
    {
        var person = await PersonAsync();
        if (!Base64Url.IsValid(key) || await people.GetPasskeyAsync(person, Base64Url.DecodeFromChars(key)) is not { } found)
        {
            return NotFound();
        }

        db.Record(Now, person.Id, "passkey.removed", nameof(Person), person.Id);
        await people.RemovePasskeyAsync(person, found.CredentialId);
        return Done(Text["Ключ удалён."], Address);
    }

    public async Task<IActionResult> OnPostElsewhereAsync()
    {
        var person = await PersonAsync();
        db.Record(Now, person.Id, "sessions.ended", nameof(Person), person.Id);
        await people.UpdateSecurityStampAsync(person);
        await signIn.RefreshSignInAsync(person);
        return Done(Text["На других устройствах вы вышли: это займёт не больше минуты."], Address);
    }

    private async Task<Person> PersonAsync() => (await people.GetUserAsync(User))!;

    private async Task ShowAsync(Person person)
    {
        (Email, Confirmed, TwoFactor) = (person.Email!, person.EmailConfirmed, person.TwoFactorEnabled);
        CodesLeft = TwoFactor ? await people.CountRecoveryCodesAsync(person) : 0;
        Keys = [.. (await people.GetPasskeysAsync(person)).OrderBy(k => k.CreatedAt).Select(k => new Key(Base64Url.EncodeToString(k.CredentialId), Wording.Moment(k.CreatedAt, Me.Zone)))];
    }

    public sealed record Key(string Id, string Added);

    public sealed class InputModel
    {
        [Display(Name = "Текущий пароль")]
        [Required(ErrorMessage = "Введите текущий пароль.")]
        [DataType(DataType.Password)]
        public string Current { get; set; } = "";

        [Display(Name = "Новый пароль")]
        [Required(ErrorMessage = "Придумайте пароль.")]
        [DataType(DataType.Password)]
        [StringLength(200, MinimumLength = 10, ErrorMessage = "Пароль — не короче {2} знаков.")]
        public string Password { get; set; } = "";
    }
}
