using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>A trial or effectiveness card of the trainee with what stands in its fields.</summary>
public abstract class OwnCardPage(CardDesk desk) : AppPage
{
    protected CardDesk Desk => desk;

    [BindProperty]
    public TaskInput Input { get; set; } = new();

    public CardPlace Place { get; protected set; } = null!;

    public Form Form { get; protected set; } = null!;

    public FilledForm? Card { get; protected set; }

    public string Key { get; protected set; } = "";

    public PracticeTask? Task { get; protected set; }

    public IReadOnlyDictionary<string, string> Answers { get; protected set; } = FormFieldsView.None;

    protected async Task<bool> LoadAsync(Guid id, string use, string given)
    {
        // Generated addresses are in small letters, codes in capitals.
        var key = given.ToUpperInvariant();
        if (await desk.FindAsync(id, Stop) is not { } place || (use == "trial" ? place.TrialForm : place.EffectivenessForm) is not { } form || !place.Knows(form, key))
        {
            return false;
        }

        (Place, Form, Card, Key) = (place, form, place.Card(form, key), key);
        Task = use == "trial" ? place.Internship.Package.Task(CardPlace.TaskOf(key)) : null;
        if (HttpMethods.IsPost(Request.Method))
        {
            Answers = FormAnswers.Read(Request.Form, form.Fields);
            ModelState.Clear();
        }

        return true;
    }
}
