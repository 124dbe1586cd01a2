using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Runs;

/// <summary>The bank of the programme for those in the group, open two weeks before the start .</summary>
public sealed class MaterialsModel(InternshipLoader loader, AppDb db) : AppPage
{
    public InternshipPlace Place { get; private set; } = null!;

    public DateOnly OpensOn { get; private set; }

    public bool IsOpen => !Place.IsMine || Today >= OpensOn;

    public string? SurveyAddress { get; private set; }

    public IEnumerable<IGrouping<MaterialKind, Material>> Groups => Place.Package.Materials.GroupBy(m => m.Kind);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await loader.MineOrStaffedAsync(id, Stop) is not { } place)
        {
            return NotFound();
        }

        (Place, OpensOn) = (place, Cyclogram.MaterialsOpenOn(place.StartsOn));
        if (place.IsMine && place.Package.FormFor(FormUse.NeedsSurvey) is not null)
        {
            SurveyAddress = "/survey/" + await db.Set<Enrolment>().Where(e => e.Id == id).Select(e => e.SurveyToken).SingleAsync(Stop);
        }

        return Page();
    }
}
