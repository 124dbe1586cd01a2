using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Accounts;

public sealed class ProfileModel(UserManager<Person> people, SignInManager<Person> signIn, AppDb db) : AppPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public string Email { get; private set; } = "";

    public async Task OnGetAsync()
    {
        var person = (await people.GetUserAsync(User))!;
        Email = person.Email!;
        Input = ProfileInput.From<InputModel>(person);
        Input.Language = person.Language;
        Input.MailDigest = person.MailDigest;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var person = (await people.GetUserAsync(User))!;
        Email = person.Email!;
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        Input.ApplyTo(person);
        person.Language = Input.Language == "en" ? "en" : "ru";
        person.MailDigest = Input.MailDigest;
        db.Record(Now, person.Id, "profile.changed", nameof(Person), person.Id);
        var result = await people.UpdateAsync(person);
        if (!result.Succeeded)
        {
            ModelState.AddModelError("", result.Errors.First().Description);
            return Invalid();
        }

        Preferences.KeepLanguage(HttpContext, person.Language);
        await signIn.RefreshSignInAsync(person);
        return Done(Text["Профиль сохранён."], "/account");
    }

    public sealed class InputModel : ProfileInput
    {
        [Display(Name = "Язык")]
        public string Language { get; set; } = "ru";

        [Display(Name = "Присылать сводку новостей на почту")]
        public bool MailDigest { get; set; }
    }
}
