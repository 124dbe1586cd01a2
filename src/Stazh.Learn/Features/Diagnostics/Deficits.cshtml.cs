using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Diagnostics;

[Authorize]
public sealed class DeficitsModel(InternshipLoader loader, DeficitMapReader maps, DeficitMapEditor editor, DiagnosticRounds rounds) : AppPage
{
    /// <summary>Of the line that was sent.</summary>
    public DeficitLineInput Input { get; private set; } = new();

    public OwnDeficitInput Own { get; private set; } = new();

    public InternshipPlace Place { get; private set; } = null!;

    public DiagnosticState State { get; private set; } = null!;

    /// <summary>What a change is measured by; null until the self-assessment is repeated.</summary>
    public GroupDiagnosis? Group { get; private set; }

    /// <summary>What another screen has saved meanwhile, beside what was typed here.</summary>
    public DeficitMapLine? Theirs { get; private set; }

    public bool MayEdit => Place.IsMine;

    public bool FinalIsOpen => Place.Internship.Today >= DiagnosticRounds.FinalFrom(Place);

    public string Address => $"/learn/{Place.Id}/deficits";

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostLineAsync(Guid id, [Bind(Prefix = "Input")] DeficitLineInput input)
    {
        Input = input;
        return await ChangeAsync(id, own: true, place => editor.EditAsync(place, input.Code, input.Priority, input.Comment ?? "", input.OwnLevel, input.Stamp, Stop), "Сохранено.", input.Code);
    }

    public Task<IActionResult> OnPostMoveAsync(Guid id, string code, int step) =>
        ChangeAsync(id, own: true, place => editor.MoveAsync(place, code, Math.Sign(step), Stop), "Важность изменена.", code);

    public async Task<IActionResult> OnPostAddAsync(Guid id, [Bind(Prefix = "Own")] OwnDeficitInput own)
    {
        Own = own;
        return await ChangeAsync(id, own: true, place => editor.AddOwnAsync(place, own.Title, own.Level, own.Comment ?? "", Stop), "Свой дефицит добавлен.");
    }

    public Task<IActionResult> OnPostRemoveAsync(Guid id, string code) => ChangeAsync(id, own: true, place => editor.RemoveOwnAsync(place, code, Stop), "Свой дефицит убран.");

    public Task<IActionResult> OnPostConfirmAsync(Guid id) => ChangeAsync(id, own: true, place => editor.ConfirmAsync(place, Stop), "Карта подтверждена. Теперь можно составить маршрут.");

    public async Task<IActionResult> OnPostRemarkAsync(Guid id, [Bind(Prefix = "Input")] DeficitLineInput input)
    {
        Input = input;
        return await ChangeAsync(id, own: false, place => editor.RemarkAsync(place, input.Code, input.Comment ?? "", input.Stamp, Stop), "Замечание сохранено.", input.Code);
    }

    /// <summary>Begins diagnostics on the way (R-124) or the final ones (R-125).</summary>
    public async Task<IActionResult> OnPostBeginAsync(Guid id, bool final)
    {
        if (!await LoadAsync(id) || !Place.IsMine)
        {
            return NotFound();
        }

        var (number, refusal) = await rounds.BeginAsync(Place, State, final, Stop);
        return refusal is null ? Redirect($"/learn/{id}/diagnostics?round={number}") : Refuse(refusal);
    }

    private async Task<IActionResult> ChangeAsync(Guid id, bool own, Func<InternshipPlace, Task<EditOutcome>> change, string done, string anchor = "")
    {
        var place = own ? await loader.MineAsync(id, Stop) : await loader.StaffedAsync(id, Stop);
        if (place is null)
        {
            return NotFound();
        }

        var outcome = ModelState.IsValid ? await change(place) : null;
        if (outcome is { Refusal: null, Theirs: null })
        {
            return Done(Text[done], $"/learn/{id}/deficits{(anchor.Length > 0 ? "#" + anchor : "")}");
        }

        Theirs = outcome?.Theirs;
        await FillAsync(place);
        if (outcome?.Refusal is { } refusal)
        {
            return Refuse(refusal);
        }

        var page = Invalid();
        page.StatusCode = Theirs is null ? page.StatusCode : StatusCodes.Status409Conflict;
        return page;
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await loader.MineOrStaffedAsync(id, Stop) is not { } place)
        {
            return false;
        }

        await FillAsync(place);
        return true;
    }

    private async Task FillAsync(InternshipPlace place)
    {
        (Place, State) = (place, await maps.LoadAsync(place.Id, place.Package, Stop));
        Group = State.HasLaterRound ? await maps.GroupAsync(place.Internship.RunId, Stop) : null;
    }
}
