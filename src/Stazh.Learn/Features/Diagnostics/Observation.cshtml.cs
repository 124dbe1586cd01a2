using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Diagnostics;

[Authorize(Policy = Policies.RunStaff)]
public sealed class ObservationModel(AppDb db, ProgrammeLibrary library, InternshipLoader loader, DiagnosticAnswers answers) : AppPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Guid RunId { get; private set; }

    public string ProgrammeTitle { get; private set; } = "";

    public Instrument? Card { get; private set; }

    public IReadOnlyList<ObservedTrainee> Trainees { get; private set; } = [];

    /// <summary>Null on the list of the group.</summary>
    public InternshipPlace? Place { get; private set; }

    /// <summary>The reader's own marks by item; null is a skipped one.</summary>
    public IReadOnlyDictionary<string, int?> Marks { get; private set; } = new Dictionary<string, int?>();

    /// <summary>How many items other observers have marked.</summary>
    public int MarkedByOthers { get; private set; }

    public string Address => $"/runs/{RunId}/observation";

    public async Task<IActionResult> OnGetAsync(Guid runId, Guid? trainee)
    {
        RunId = runId;
        if (trainee is { } one)
        {
            return await LoadAsync(one) ? Page() : NotFound();
        }

        var run = await db.RunsStaffedBy(Me.Id).AsNoTracking().Where(r => r.Id == runId).Select(r => new { r.ProgrammeVersionId, r.ProgrammeTitle }).FirstOrDefaultAsync(Stop);
        if (run is null)
        {
            return NotFound();
        }

        ProgrammeTitle = run.ProgrammeTitle;
        Card = CardOf(await library.GetAsync(run.ProgrammeVersionId, Stop));
        var me = Me.Id;
        Trainees = await (
            from e in db.Set<Enrolment>().AsNoTracking()
            join p in db.Set<Person>() on e.PersonId equals p.Id
            where e.RunId == runId && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)
            orderby p.FamilyName, p.GivenName
            select new ObservedTrainee(e.Id, p.FamilyName + " " + p.GivenName, e.WorkPlace,
                db.Set<DeficitReading>().Count(r => r.EnrolmentId == e.Id && r.Source == ReadingSource.Observation && r.ById == me && r.Choice != null))).ToListAsync(Stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid runId, Guid trainee)
    {
        RunId = runId;
        if (!await LoadAsync(trainee))
        {
            return NotFound();
        }

        await answers.ObserveAsync(Place!, Me.Id, [.. Input.Answers.Select(a => new AnswerOperation(null, a.Key, a.Value))], Stop);
        return Done(Text["Наблюдение сохранено: {0}.", Place!.Trainee], Address);
    }

    public async Task<IActionResult> OnPostAnswersAsync(Guid runId, Guid trainee, [FromBody] IReadOnlyList<AnswerOperation> operations)
    {
        RunId = runId;
        if (!await LoadAsync(trainee))
        {
            return NotFound();
        }

        if (operations is null || operations.Count > DiagnosticAnswers.MostAtOnce || operations.Any(o => o.Item is null || o.Key is not { Length: > 0 and <= AnswerOperationKey.Longest }))
        {
            return BadRequest();
        }

        await answers.ObserveAsync(Place!, Me.Id, operations, Stop);
        return new JsonResult(new { done = operations.Select(o => o.Key) });
    }

    private async Task<bool> LoadAsync(Guid enrolmentId)
    {
        if (await loader.StaffedAsync(enrolmentId, Stop) is not { } place || place.Internship.RunId != RunId)
        {
            return false;
        }

        (Place, ProgrammeTitle, Card) = (place, place.ProgrammeTitle, CardOf(place.Package));
        var all = await db.Set<DeficitReading>().AsNoTracking().Where(r => r.EnrolmentId == enrolmentId && r.Source == ReadingSource.Observation).ToListAsync(Stop);
        Marks = all.Where(r => r.ById == Me.Id).ToDictionary(r => r.Item, r => r.Choice);
        MarkedByOthers = all.Count(r => r.ById != Me.Id && r.Choice is not null);
        return true;
    }

    private static Instrument? CardOf(ProgrammePackage package) => package.Diagnostics.Instruments.FirstOrDefault(i => i.Kind == InstrumentKind.Observation);

    public sealed class InputModel
    {
        public Dictionary<string, int?> Answers { get; set; } = [];
    }
}

public sealed record ObservedTrainee(Guid Id, string Name, string WorkPlace, int Marked);
