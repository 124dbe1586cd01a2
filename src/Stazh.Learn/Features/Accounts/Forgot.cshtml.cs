using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Accounts;

[AllowAnonymous]
[EnableRateLimiting(WebSetup.SignInLimit)]
public sealed class ForgotModel(AppDb db) : AppPage
{
    [BindProperty]
    [Display(Name = "Электронная почта")]
    [Required(ErrorMessage = "Укажите почту.")]
    [EmailAddress(ErrorMessage = "Укажите адрес почты вида name@school.ru.")]
    [StringLength(200, ErrorMessage = "Не длиннее {1} знаков.")]
    public string Email { get; set; } = "";

    public bool Sent { get; private set; }

    public void OnGet(bool sent) => Sent = sent;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        db.Send(Now, new PasswordResetAsked(Email.Trim()));
        await db.SaveChangesAsync(Stop);
        return RedirectToPage(new { sent = true });
    }
}
