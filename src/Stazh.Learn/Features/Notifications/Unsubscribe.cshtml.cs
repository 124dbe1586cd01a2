using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Notifications;

/// <summary>Opened from a mail, perhaps on a device where nobody is signed in; the link itself says who.</summary>
[AllowAnonymous]
public sealed class UnsubscribeModel(AppDb db, Unsubscribing links) : AppPage
{
    public bool IsDone { get; private set; }

    public IActionResult OnGet(string token) => links.PersonOf(token) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(string token)
    {
        if (links.PersonOf(token) is not { } personId || await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == personId && p.ErasedAt == null, Stop) is not { } person)
        {
            return NotFound();
        }

        if (person.MailDigest)
        {
            person.MailDigest = false;
            db.Record(Now, personId, "digest.stopped", nameof(Person), personId);
            await db.SaveChangesAsync(Stop);
        }

        IsDone = true;
        return Page();
    }
}
