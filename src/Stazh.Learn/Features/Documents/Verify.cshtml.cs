using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Documents;

/// <summary>Anybody who holds a document may see whether it is real and what became of it.</summary>
[AllowAnonymous]
[EnableRateLimiting(DocumentsFeature.VerifyLimit)]
public sealed class VerifyModel(AppDb db) : AppPage
{
    /// <summary>As it was typed.</summary>
    public string? Code { get; private set; }

    public DocumentFacts? Facts { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? code, [FromQuery(Name = "q")] string? typed)
    {
        if (typed is not null)
        {
            return Redirect("/verify/" + Uri.EscapeDataString(CompletionDocument.ReadCode(typed) ?? typed.Trim()));
        }

        Code = code;
        if (code is null)
        {
            return Page();
        }

        if (CompletionDocument.ReadCode(code) is { } read)
        {
            Facts = await DocumentFacts.FindAsync(db, db.Set<CompletionDocument>().Where(d => d.Code == read), Stop);
        }

        var page = Page();
        page.StatusCode = Facts is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return page;
    }
}
