using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Library;

/// <summary>The author of an accepted final work offers it to the library, or takes it back.</summary>
public sealed class WorkOfferModel(InternshipLoader internships, WorkOffers offers, LibraryDesk desk, ConsentTexts texts) : AppPage
{
    public InternshipPlace Place { get; private set; } = null!;

    public WorkOnOffer Offer { get; private set; } = null!;

    public ConsentText Consent => texts.Of(ConsentKind.Distribution);

    [BindProperty]
    [Display(Name = "Согласен на распространение: мою работу и моё имя увидят все")]
    public bool Agree { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (!Offer.HasAgreed && !Agree)
        {
            return Refuse(new WorkNeedsConsent(), nameof(Agree));
        }

        var (slug, refusal) = await offers.OfferAsync(Place, Offer, Today.Year, Stop);
        return refusal is not null ? Refuse(refusal) : Done(Text["Черновик готов. Проверьте текст и отправьте его на проверку."], $"/library/{slug}/edit");
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid id)
    {
        ModelState.Clear();
        if (!await LoadAsync(id) || Offer.Resource is not { } made)
        {
            return NotFound();
        }

        return await desk.TakeBackAsync(await offers.ResourceAsync(made.Id, Stop), "Автор забрал работу из библиотеки.", Stop) is { } refusal
            ? Refuse(refusal)
            : Done(Text["Работа убрана из библиотеки. Её больше не видит никто, кроме вас и тех, кто проверяет."], $"/learn/{id}/library");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await internships.MineAsync(id, Stop) is not { Package.FinalWork: not null } place)
        {
            return false;
        }

        (Place, Offer) = (place, await offers.FindAsync(id, Stop));
        return true;
    }
}
