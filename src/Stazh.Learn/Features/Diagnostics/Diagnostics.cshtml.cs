using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Diagnostics;

[Authorize]
public sealed class DiagnosticsModel(InternshipLoader loader, DeficitMapReader maps, DiagnosticAnswers answers, DiagnosticRounds rounds) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public int Round { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Screen { get; set; }

    [BindProperty]
    public ScreenInput Input { get; set; } = new();

    public InternshipPlace Place { get; private set; } = null!;

    public DiagnosticState State { get; private set; } = null!;

    public DiagnosticSheet Sheet { get; private set; } = null!;

    public DiagnosticRound? Current { get; private set; }

    public bool IsFinished => Current?.IsFinished == true;

    public string Address => $"/learn/{Place.Id}/diagnostics";

    public bool MayReopen => IsFinished && Current!.Number == State.Rounds[^1].Number && !(State.IsConfirmed && Round == DiagnosticRound.Entry);

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    /// <summary>Saves the screen and goes on to the next one, as without a script.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        var operations = Input.Answers.Where(a => a.Value is not null).Select(a => new AnswerOperation(null, a.Key, a.Value)).ToList();
        if (await answers.SaveAsync(Place, Round, operations, Stop) is { } refusal)
        {
            return Refuse(refusal);
        }

        return Redirect($"{Address}?round={Round}&screen={Screen + 1}");
    }

    /// <summary>Operations of the script; the answer names the keys that need not be sent again.</summary>
    public async Task<IActionResult> OnPostAnswersAsync(Guid id, [FromBody] IReadOnlyList<AnswerOperation> operations)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (operations is null || operations.Count > DiagnosticAnswers.MostAtOnce || operations.Any(o => o.Item is null || o.Key is not { Length: > 0 and <= AnswerOperationKey.Longest }))
        {
            return BadRequest();
        }

        var refusal = await answers.SaveAsync(Place, Round, operations, Stop);
        return new JsonResult(new { done = operations.Select(o => o.Key), refused = refusal?.In(Text) });
    }

    public async Task<IActionResult> OnPostFinishAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (await rounds.FinishAsync(Place, Round, Sheet, Stop) is { } refusal)
        {
            Screen = Sheet.Screens.Count + 1;
            return Refuse(refusal);
        }

        return Done(Text["Диагностика завершена. Ниже — пояснения к ситуациям."], $"{Address}?round={Round}");
    }

    public async Task<IActionResult> OnPostReopenAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        return await rounds.ReopenAsync(Place, Round, State.IsConfirmed, Stop) is { } refusal
            ? Refuse(refusal)
            : Done(Text["Диагностика снова открыта."], $"{Address}?round={Round}&screen=1");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await loader.MineAsync(id, Stop) is not { } place)
        {
            return false;
        }

        (Place, State) = (place, await maps.LoadAsync(id, place.Package, Stop));
        Round = Round > 0 ? Round : State.Rounds is [.., var last] ? last.Number : DiagnosticRound.Entry;
        Current = State.Rounds.FirstOrDefault(r => r.Number == Round);
        if (Current is null && Round != DiagnosticRound.Entry)
        {
            return false;
        }

        var given = State.Readings.Where(r => r.Round == Round && r.Choice is not null).ToDictionary(r => r.Item, r => r.Choice!.Value);
        Sheet = DiagnosticSheet.Lay(place.Package, Current?.ItemCodes ?? DiagnosticSheet.EntryItems(place.Package), given, place.Internship.PersonId);
        Screen = Math.Clamp(Screen > 0 ? Screen : Sheet.FirstUnanswered, 1, Sheet.Screens.Count + 1);
        return true;
    }
}
