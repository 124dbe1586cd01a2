using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Programmes;

namespace Stazh.Bench.Pages;

public sealed class ProgrammeModel(AppDb db, Bare.Packages packages) : PageModel
{
    public string Slug { get; private set; } = "";

    public ProgrammePackage Package { get; private set; } = null!;

    public async Task OnGetAsync(string slug)
    {
        var version = await db.Set<ProgrammeVersion>().AsNoTracking().Where(v => v.Slug == slug && v.State == ProgrammeState.Approved).OrderByDescending(v => v.LoadedAt).Select(v => v.Id).FirstAsync();
        (Slug, Package) = (slug, await packages.OfAsync(version));
    }
}
