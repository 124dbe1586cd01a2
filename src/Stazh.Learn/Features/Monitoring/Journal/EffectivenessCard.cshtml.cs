using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>«Карта эффективности профессиональной деятельности педагога» of the reader (R-128, F-16).</summary>
public sealed class EffectivenessCardModel(GrowthReader growth) : AppPage
{
    public GrowthPicture Picture { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await growth.OfAsync(Me.Id, Stop) is not { } picture)
        {
            return NotFound();
        }

        Picture = picture;
        return Page();
    }
}
