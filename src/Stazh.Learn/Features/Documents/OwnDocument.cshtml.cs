using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Documents;

/// <summary>The trainee's own: the document, or what it still needs; the forms of the last step.</summary>
public sealed class OwnDocumentModel(AppDb db, InternshipLoader internships, CompletionReader completion) : AppPage
{
    public InternshipPlace Place { get; private set; } = null!;

    public CompletionDocument? Document { get; private set; }

    public IReadOnlyList<Condition> Conditions { get; private set; } = [];

    public Form? Feedback => Place.Package.FormFor(FormUse.Feedback);

    public Form? Reflection => Place.Package.FormFor(FormUse.Reflection);

    public bool IsFeedbackGiven { get; private set; }

    public DateOnly ReflectionUntil => Cyclogram.ReflectionUntil(Place.EndsOn);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await internships.MineAsync(id, Stop) is not { } place)
        {
            return NotFound();
        }

        Place = place;
        var code = CompletionReader.FeedbackCode(place.Package);
        var found = await db.Set<Enrolment>().AsNoTracking().Where(e => e.Id == id).Select(e => new
        {
            Document = db.Set<CompletionDocument>().Where(d => d.EnrolmentId == e.Id).OrderByDescending(d => d.Id).FirstOrDefault(),
            Feedback = db.Set<FilledForm>().Any(f => f.EnrolmentId == e.Id && f.FormCode == code && f.HandedInAt != null),
        }).SingleAsync(Stop);
        (Document, IsFeedbackGiven) = (found.Document, found.Feedback);
        if (Document is null)
        {
            Conditions = (await completion.OfAsync([place.Internship], IsFeedbackGiven ? [id] : new HashSet<Guid>(), Stop))[id];
        }

        return Page();
    }
}
