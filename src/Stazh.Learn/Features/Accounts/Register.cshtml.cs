using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Accounts;

[AllowAnonymous]
[EnableRateLimiting(WebSetup.SignInLimit)]
public sealed class RegisterModel(UserManager<Person> people, SignInManager<Person> signIn, AppDb db, ConsentTexts texts) : AppPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Input.AgreesToProcessing)
        {
            ModelState.AddModelError("Input.AgreesToProcessing", Text["Без согласия на обработку данных учётную запись создать нельзя."]);
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var person = new Person { Id = Guid.CreateVersion7(Now), UserName = Input.Email.Trim(), Email = Input.Email.Trim(), RegisteredAt = Now };
        Input.ApplyTo(person);
        db.Add(new Consent { Id = Guid.CreateVersion7(Now), PersonId = person.Id, Kind = ConsentKind.Processing, Version = texts.Of(ConsentKind.Processing).Version, GivenAt = Now });
        db.Record(Now, person.Id, "person.registered", nameof(Person), person.Id);
        var result = await people.CreateAsync(person, Input.Password);
        if (!result.Succeeded)
        {
            db.ChangeTracker.Clear();
            foreach (var error in result.Errors.DistinctBy(e => e.Description))
            {
                ModelState.AddModelError("", error.Description);
            }

            return Invalid();
        }

        db.Send(Now, new ConfirmationAsked(person.Id));
        await db.SaveChangesAsync(Stop);
        await signIn.SignInAsync(person, isPersistent: false);
        return Done(Text["Вы зарегистрированы. Мы отправили письмо: подтвердите в нём адрес почты."], Preferences.Local(ReturnUrl ?? "/learn"));
    }

    public sealed class InputModel : ProfileInput
    {
        [Display(Name = "Электронная почта")]
        [Required(ErrorMessage = "Укажите почту.")]
        [EmailAddress(ErrorMessage = "Укажите адрес почты вида name@school.ru.")]
        [StringLength(200, ErrorMessage = "Не длиннее {1} знаков.")]
        public string Email { get; set; } = "";

        [Display(Name = "Пароль")]
        [Required(ErrorMessage = "Придумайте пароль.")]
        [DataType(DataType.Password)]
        [StringLength(200, MinimumLength = 10, ErrorMessage = "Пароль — не короче {2} знаков.")]
        public string Password { get; set; } = "";

        [Display(Name = "Я даю согласие на обработку персональных данных")]
        public bool AgreesToProcessing { get; set; }
    }
}
