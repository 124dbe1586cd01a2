using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.PracticeTasks;

public sealed class CardModel(CardDesk desk) : OwnCardPage(desk)
{
    /// <summary>What another window saved, when it is not what was typed.</summary>
    public IReadOnlyDictionary<string, string>? Other { get; private set; }

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = FormFieldsView.None;

    public IReadOnlyList<string> Suspicious { get; private set; } = [];

    /// <summary>A trial card may be corrected; a card in the chat stays as the group read it.</summary>
    public Refusal? CannotChange => Form.Use == FormUse.EffectivenessCard && Card?.HandedInAt is not null ? new CardIsPosted()
        : Place.Internship.State == EnrolmentState.Completed ? new InternshipIsOver() : null;

    public bool MayWrite => Place.MayWrite && CannotChange is null;

    public async Task<IActionResult> OnGetAsync(Guid id, string use, string key)
    {
        if (!await LoadAsync(id, use, key))
        {
            return NotFound();
        }

        (Answers, Input.Stamp) = (Card?.Answers ?? FormFieldsView.None, Card?.Stamp ?? Guid.Empty);
        return Page();
    }

    public async Task<IActionResult> OnPostDraftAsync(Guid id, string use, string key)
    {
        if (!await LoadAsync(id, use, key) || !Place.Internship.IsMine)
        {
            return NotFound();
        }

        if (!MayWrite || Card?.HandedInAt is not null)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        var card = Desk.Begin(Place, Form, Key);
        card.Save(Answers, Now);
        return await Desk.CommitAsync(card, SeenStamp.In(Request, Input.Stamp), Stop) is null ? Content(card.Stamp.ToString(), "text/plain") : StatusCode(StatusCodes.Status409Conflict);
    }

    public Task<IActionResult> OnPostSaveAsync(Guid id, string use, string key) => ActAsync(id, use, key, handIn: false);

    public Task<IActionResult> OnPostHandInAsync(Guid id, string use, string key) => ActAsync(id, use, key, handIn: true);

    private async Task<IActionResult> ActAsync(Guid id, string use, string key, bool handIn)
    {
        if (!await LoadAsync(id, use, key) || !Place.Internship.IsMine || Place.Locked.Count > 0)
        {
            return NotFound();
        }

        if (CannotChange is { } closed)
        {
            return Refuse(closed);
        }

        var card = Desk.Begin(Place, Form, Key);
        Errors = handIn ? FormAnswers.CheckHandIn(Form.Fields, Answers, Text) : FormFieldsView.None;
        Suspicious = handIn && Errors.Count == 0 && !Input.NoPupil ? PupilPrivacy.Find(Answers.Values) : [];
        Refusal? refusal = Errors.Count > 0 ? new AnswersAreWrong() : Suspicious.Count > 0 ? new NamesAPupil() : null;
        if (refusal is null && handIn)
        {
            await Desk.HandInAsync(Place, Form, card, Answers, Stop);
        }
        else if (card.HandedInAt is null)
        {
            card.Save(Answers, Now);
        }

        if (await Desk.CommitAsync(card, SeenStamp.In(Request, Input.Stamp), Stop) is { } conflict)
        {
            await LoadAsync(id, use, key);
            (Other, Input.Stamp) = (Card?.Answers, Card?.Stamp ?? Guid.Empty);
            return Refuse(conflict);
        }

        (Card, Input.Stamp) = (card, card.Stamp);
        var done = !handIn ? Text["Черновик сохранён."] : Form.Use == FormUse.TrialCard ? Text["Карточка апробации сдана."] : Text["Карта размещена в чате группы."];
        return refusal is null ? Done(done, handIn ? $"/learn/{id}/cards" : $"/learn/{id}/cards/{use}/{Key}") : Refuse(refusal);
    }
}
