using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Runs;

/// <param name="Key">Of <see cref="SurveyRounds"/>.</param>
public sealed record SurveyRound(string Key, string Title, int Answered);

/// <summary>Answers of one trainee, the latest beside the first where they differ.</summary>
public sealed record TraineeRequests(string Name, IReadOnlyList<(string Question, string First, string Latest)> Changed, IReadOnlyList<(string Question, string Answer)> Words);

/// <summary>What the group asks of the internship, round by round: counts of every choice, what changed, answers in words .</summary>
[Authorize(Policy = Policies.RunStaff)]
public sealed class RequestsModel(AppDb db, ProgrammeLibrary library) : AppPage
{
    public ProgrammeRun Run { get; private set; } = null!;

    public bool IsPlanner { get; private set; }

    public Form? Survey { get; private set; }

    public int People { get; private set; }

    public IReadOnlyList<SurveyRound> Rounds { get; private set; } = [];

    public IReadOnlyList<TraineeRequests> Trainees { get; private set; } = [];

    private ILookup<string, FilledForm> byRound = Array.Empty<FilledForm>().ToLookup(f => f.Key);

    public IEnumerable<FormField> Counted => Survey!.Fields.Where(f => f.Options.Count > 0);

    public int Count(SurveyRound round, FormField field, string option) => byRound[round.Key].Count(f => Of(f, field).Split('\n').Contains(option));

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var me = Me.Id;
        var found = await db.RunsStaffedBy(me).AsNoTracking().Include(r => r.Modules).Where(r => r.Id == id).Select(r => new { Run = r, Plans = db.RunsPlannedBy(me).Any(p => p.Id == id) }).FirstOrDefaultAsync(Stop);
        if (found is null)
        {
            return NotFound();
        }

        (Run, IsPlanner) = (found.Run, found.Plans);
        Survey = (await library.GetAsync(Run.ProgrammeVersionId, Stop)).FormFor(FormUse.NeedsSurvey);
        var people = await (
            from e in db.Set<Enrolment>().AsNoTracking()
            where e.RunId == id && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)
            join p in db.Set<Person>() on e.PersonId equals p.Id
            orderby p.FamilyName, p.GivenName
            select new { e.Id, Name = p.FamilyName + " " + p.GivenName }).ToListAsync(Stop);
        People = people.Count;
        if (Survey is null)
        {
            return Page();
        }

        var code = Survey.Code;
        var forms = await db.Set<FilledForm>().AsNoTracking()
            .Where(f => f.FormCode == code && f.HandedInAt != null && db.Set<Enrolment>().Any(e => e.Id == f.EnrolmentId && e.RunId == id && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)))
            .ToListAsync(Stop);
        byRound = forms.ToLookup(f => f.Key);
        Rounds = [new("", Text["До начала"], byRound[""].Count()), .. Run.Modules.OrderBy(m => m.Number).Where(m => m.Number > 1 && m.From <= Today).Select(m => new SurveyRound(m.Code, Text["Модуль {0}", m.Number], byRound[m.Code].Count()))];
        Trainees = [.. people.Select(p => Said(p.Name, [.. Rounds.SelectMany(r => forms.Where(f => f.EnrolmentId == p.Id && f.Key == r.Key))]))];
        return Page();
    }

    private TraineeRequests Said(string name, IReadOnlyList<FilledForm> rounds) => rounds.Count == 0 ? new(name, [], []) : new(
        name,
        [.. Survey!.Fields.Select(f => (f.Label, Of(rounds[0], f).Replace("\n", "; ", StringComparison.Ordinal), Of(rounds[^1], f).Replace("\n", "; ", StringComparison.Ordinal))).Where(c => c.Item2 != c.Item3)],
        [.. Survey.Fields.Where(f => f.Options.Count == 0).Select(f => (f.Label, Of(rounds[^1], f))).Where(w => w.Item2.Length > 0)]);

    private static string Of(FilledForm form, FormField field) => form.Answers.GetValueOrDefault(field.Code, "");
}
