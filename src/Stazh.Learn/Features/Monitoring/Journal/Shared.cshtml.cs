using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>The card and the journal for whoever holds a link of the owner that is in force.</summary>
[AllowAnonymous]
public sealed class SharedModel(AppDb db, GrowthReader growth) : AppPage
{
    public JournalShare Share { get; private set; } = null!;

    public GrowthPicture Picture { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string token)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        if (await db.Set<JournalShare>().AsNoTracking().FirstOrDefaultAsync(s => s.Token == token, Stop) is not { } share || !share.IsOpen(Today) || await growth.OfAsync(share.PersonId, Stop) is not { } picture)
        {
            return NotFound();
        }

        (Share, Picture) = (share, picture);
        return Page();
    }
}
