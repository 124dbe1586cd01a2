using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Documents;

/// <summary>The trainee's own: the document, or what it still needs; the forms of the last step.</summary>
public sealed class OwnDocumentModel(AppDb db, InternshipLoader internships, FactReader facts, CompletionReader completion) : AppPage
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
        Document = await db.Set<CompletionDocument>().AsNoTracking().Where(d => d.EnrolmentId == id).OrderByDescending(d => d.Id).FirstOrDefaultAsync(Stop);
        IsFeedbackGiven = (await facts.OfAsync(id, Stop))[RunFacts.Form].Any(f => f.Key == Feedback?.Code);
        if (Document is null)
        {
            Conditions = (await completion.OfAsync([place.Internship], Stop))[id];
        }

        return Page();
    }
}
