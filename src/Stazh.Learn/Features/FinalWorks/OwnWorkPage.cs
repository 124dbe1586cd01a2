using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.FinalWorks;

/// <summary>The author's own work with what stands in its fields.</summary>
public abstract class OwnWorkPage(WorkDesk desk) : AppPage
{
    protected WorkDesk Desk => desk;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public WorkDesk.Place Place { get; protected set; } = null!;

    public FinalWork? Work => Place.Work;

    public FinalWorkSpec Spec => Place.Internship.Package.FinalWork!;

    /// <summary>What the fields show: what was typed, or the draft.</summary>
    public WorkContent Written { get; protected set; } = WorkContent.Empty;

    public IReadOnlyDictionary<string, string> Errors { get; protected set; } = FormFieldsView.None;

    public FormFieldsView Fields(IReadOnlyList<FormField> fields) => new(fields, Written.Answers, Errors);

    protected async Task<bool> LoadAsync(Guid id)
    {
        if (await desk.FindAsync(id, Stop) is not { } place)
        {
            return false;
        }

        Place = place;
        if (HttpMethods.IsPost(Request.Method))
        {
            Written = Input.Read(Request.Form, Spec);
            ModelState.Remove("Input.Stamp");
        }

        return true;
    }
}
