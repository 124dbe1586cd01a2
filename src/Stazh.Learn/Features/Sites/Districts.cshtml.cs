using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Sites;

/// <summary>Districts, their consultants and sites; where a consultant is missing, most of all beside a site .</summary>
[AllowAnonymous]
public sealed class DistrictsModel(AppDb db) : AppPage
{
    public IReadOnlyList<DistrictView> Districts { get; private set; } = [];

    public async Task OnGetAsync() => Districts = await db.Set<District>().AsNoTracking().OrderBy(d => d.Subject).ThenBy(d => d.Name)
        .Select(d => new DistrictView(
            d.Subject, d.Name, d.Consultants, d.Note,
            db.Set<InternshipSite>().Count(s => s.Organisations.Any(o => o.Subject == d.Subject && o.District == d.Name))))
        .ToListAsync(Stop);
}

public sealed record DistrictView(string Subject, string Name, int Consultants, string Note, int Sites);
