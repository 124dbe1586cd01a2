using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Conversations;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Bench.Pages;

public sealed class ProgrammeModel(AppDb db, Bare.Packages packages) : PageModel
{
    public string Slug { get; private set; } = "";

    public ProgrammePackage Package { get; private set; } = null!;

    public IReadOnlyList<Group> Groups { get; private set; } = [];

    /// <param name="person">Null where the reader is not signed in.</param>
    public async Task OnGetAsync(string slug, Guid? person)
    {
        if (person is { } reader)
        {
            await db.UnreadAsync(reader, "", HttpContext.RequestAborted);
        }

        Groups = await db.Set<ProgrammeRun>().AsNoTracking().Where(r => r.ProgrammeSlug == slug && r.State == RunState.Enrolling).OrderBy(r => r.StartsOn).Take(10)
            .Select(r => new Group(r.Id, r.SiteTitle, r.StartsOn, r.Places - db.Set<Enrolment>().Count(e => e.RunId == r.Id && e.State == EnrolmentState.Approved))).ToListAsync();
        var version = await db.Set<ProgrammeVersion>().AsNoTracking().Where(v => v.Slug == slug && v.State == ProgrammeState.Approved).OrderByDescending(v => v.LoadedAt).Select(v => v.Id).FirstAsync();
        (Slug, Package) = (slug, await packages.OfAsync(version));
    }

    public sealed record Group(Guid Id, string Site, DateOnly Starts, int Free);
}
