using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Library;

/// <summary>A resource in the hands of its writers and keepers: found with its rights, shown again with a refusal beside the text that was typed.</summary>
public abstract class EditPage(LibraryDesk desk, ProgrammeLibrary programmes) : AppPage
{
    protected LibraryDesk Desk => desk;

    [BindProperty]
    public ResourceInput Input { get; set; } = new();

    public Resource Resource { get; private set; } = null!;

    public bool Keeps { get; private set; }

    /// <summary>Somebody saved first: the stored text is shown beside the typed one.</summary>
    public bool Conflict { get; private set; }

    public IReadOnlyList<ProgrammeEntry> Programmes { get; private set; } = [];

    protected async Task<IActionResult> AgainAsync(string slug, Refusal refusal, string field = "")
    {
        await FoundAsync(slug);
        Input = Input.Title is null ? ResourceInput.From(Resource.Draft, Resource.Stamp) : Input;
        Conflict = refusal is ResourceWasSavedFirst;
        Restamp();
        var page = Refuse(refusal, field);
        page.StatusCode = Conflict ? StatusCodes.Status409Conflict : page.StatusCode;
        return page;
    }

    protected void Restamp()
    {
        ModelState.Remove("Input.Stamp");
        Input.Stamp = Resource.Stamp;
    }

    protected async Task<bool> FoundAsync(string slug)
    {
        if (await Desk.FindAsync(slug, Stop) is not { } resource)
        {
            return false;
        }

        (Resource, Keeps, Programmes) = (resource, await Desk.KeepsAsync(resource.Id, Stop), await programmes.LatestAsync(approvedOnly: true, Stop));
        return true;
    }
}
