using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.PracticeTasks;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Library;

/// <summary>The description of experience of a resource, for its writers; keepers mark that it was passed on .</summary>
public sealed class ExperienceModel(ExperienceDesk desk, LibraryDesk library) : AppPage
{
    [BindProperty]
    public ExperienceInput Input { get; set; } = new();

    [BindProperty]
    public DateOnly? PassedOn { get; set; }

    public Resource Resource { get; private set; } = null!;

    public ExperienceCard? Card { get; private set; }

    public bool Keeps { get; private set; }

    /// <summary>Somebody saved first: the stored text is shown beside the typed one.</summary>
    public bool Conflict { get; private set; }

    public bool IsWhole => Card is { } card && !card.Text.Gaps().Any();

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (!await FoundAsync(slug))
        {
            return NotFound();
        }

        Input = ExperienceInput.From(Card?.Text ?? new(Resource.Title, "", Resource.Summary, "", ""), Card?.Stamp ?? Guid.Empty);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug)
    {
        if (!await FoundAsync(slug))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (!Input.NoPupil && PupilPrivacy.Find(Input.Text.Texts) is [var found, ..])
        {
            return Refuse(new PupilMayBeNamed(found), "Input.NoPupil");
        }

        if (await desk.SaveAsync(Resource, Card, Input.Text, Input.Stamp, Stop) is { } no)
        {
            return await AgainAsync(slug, no);
        }

        var gaps = Input.Text.Gaps().ToList();
        return gaps.Count == 0
            ? Done(Text["Описание сохранено. Его можно напечатать и передать."], $"/library/{slug}/experience")
            : Done(Text["Описание сохранено. Не хватает полей: {0}.", gaps.Count], $"/library/{slug}/experience");
    }

    public async Task<IActionResult> OnPostPassAsync(string slug)
    {
        ModelState.Clear();
        if (!await FoundAsync(slug) || !Keeps || Card is null)
        {
            return NotFound();
        }

        return await desk.PassOnAsync(Resource, Card, PassedOn, Today, Stop) is { } no ? await AgainAsync(slug, no, nameof(PassedOn)) : Done(Text["Отмечено: опыт передан."], $"/library/{slug}/experience");
    }

    private async Task<IActionResult> AgainAsync(string slug, Refusal refusal, string field = "")
    {
        await FoundAsync(slug);
        Input = Input.Topic is null && Card is not null ? ExperienceInput.From(Card.Text, Card.Stamp) : Input;
        Conflict = refusal is ExperienceWasSavedFirst;
        ModelState.Remove("Input.Stamp");
        Input.Stamp = Card?.Stamp ?? Guid.Empty;
        var page = Refuse(refusal, field);
        page.StatusCode = Conflict ? StatusCodes.Status409Conflict : page.StatusCode;
        return page;
    }

    private async Task<bool> FoundAsync(string slug)
    {
        if (await desk.FindAsync(slug, Stop) is not { } found)
        {
            return false;
        }

        (Resource, Card, Keeps) = (found.Resource, found.Card, await library.KeepsAsync(found.Resource.Id, Stop));
        return true;
    }
}
