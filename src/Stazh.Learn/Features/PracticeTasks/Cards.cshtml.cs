using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.PracticeTasks;

public sealed class CardsModel(CardDesk desk) : AppPage
{
    public CardPlace Place { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await desk.FindAsync(id, Stop) is not { } place)
        {
            return NotFound();
        }

        Place = place;
        return Page();
    }
}
