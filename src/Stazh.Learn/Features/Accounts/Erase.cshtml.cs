using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Accounts;

[EnableRateLimiting(WebSetup.SignInLimit)]
public sealed class EraseModel(UserManager<Person> people, SignInManager<Person> signIn, Erasure erasure) : AppPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IEnumerable<string> Kept => erasure.Kept;

    public async Task<IActionResult> OnPostAsync()
    {
        var person = (await people.GetUserAsync(User))!;
        if (!Input.Understood)
        {
            ModelState.AddModelError("Input.Understood", Text["Отметьте, что понимаете: восстановить учётную запись нельзя."]);
        }

        if (ModelState.IsValid && !await people.CheckPasswordAsync(person, Input.Password))
        {
            ModelState.AddModelError("Input.Password", Text["Пароль введён неверно."]);
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (await erasure.EraseAsync(person.Id, person.Id, Stop) is { } refusal)
        {
            return Refuse(refusal);
        }

        await signIn.SignOutAsync();
        return RedirectToPage("Erased");
    }

    public sealed class InputModel
    {
        [Display(Name = "Ваш пароль")]
        [Required(ErrorMessage = "Введите пароль.")]
        [DataType(DataType.Password)]
        public string Password { get; set; } = "";

        [Display(Name = "Понимаю, что восстановить учётную запись нельзя")]
        public bool Understood { get; set; }
    }
}
