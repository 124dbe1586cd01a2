using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Accounts;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RecoveryCodesModel : AppPage
{
    /// <summary>The codes travel once, in an encrypted cookie, to this page.</summary>
    internal const string Key = "RecoveryCodes";

    public IReadOnlyList<string> Codes { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (TempData[Key] is not string[] codes)
        {
            return RedirectToPage("Security");
        }

        Codes = codes;
        return Page();
    }
}
