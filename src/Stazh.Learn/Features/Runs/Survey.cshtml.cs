using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Runs;

/// <summary>The needs survey by the link of the letter, without signing in, again in each module. The link shows no names and no answers of others.</summary>
[AllowAnonymous]
[EnableRateLimiting(WebSetup.SignInLimit)]
public sealed class SurveyModel(AppDb db, ProgrammeLibrary library, FormFilling filling) : AppPage
{
    public string ProgrammeTitle { get; private set; } = "";

    public Form Survey { get; private set; } = null!;

    public FormFieldsView View { get; private set; } = new([], FormFieldsView.None, FormFieldsView.None);

    public bool IsDone { get; private set; }

    /// <summary>Earlier answers stand and the round of this module has none.</summary>
    public bool IsAgain { get; private set; }

    private Guid enrolmentId;
    private string round = "";

    public async Task<IActionResult> OnGetAsync(string token)
    {
        if (!await LoadAsync(token))
        {
            return NotFound();
        }

        // A new round begins with what was said last.
        var rounds = await db.Set<FilledForm>().AsNoTracking().Where(f => f.EnrolmentId == enrolmentId && f.FormCode == Survey.Code).ToListAsync(Stop);
        var filled = rounds.Find(f => f.Key == round);
        (IsDone, IsAgain, View) = (filled?.HandedInAt is not null, round.Length > 0 && filled is null && rounds.Count > 0, new(Survey.Fields, (filled ?? rounds.MaxBy(f => f.SavedAt))?.Answers ?? FormFieldsView.None, FormFieldsView.None));
        return Page();
    }

    public async Task<IActionResult> OnPostDraftAsync(string token)
    {
        if (!await LoadAsync(token))
        {
            return NotFound();
        }

        await filling.SaveAsync(enrolmentId, Survey.Code, round, FormAnswers.Read(Request.Form, Survey.Fields), handIn: false, null, Stop);
        await db.SaveChangesAsync(Stop);
        return new NoContentResult();
    }

    public async Task<IActionResult> OnPostAsync(string token)
    {
        if (!await LoadAsync(token))
        {
            return NotFound();
        }

        var answers = FormAnswers.Read(Request.Form, Survey.Fields);
        var errors = FormAnswers.CheckHandIn(Survey.Fields, answers, Text);
        if (errors.Count > 0)
        {
            foreach (var (field, error) in errors)
            {
                ModelState.AddModelError($"answers.{field}", error);
            }

            View = new(Survey.Fields, answers, errors);
            return Invalid();
        }

        await filling.SaveAsync(enrolmentId, Survey.Code, round, answers, handIn: true, null, Stop);
        await db.SaveChangesAsync(Stop);
        return Done(Text["Спасибо! Ответы получит тьютор вашей группы."], $"/survey/{token}");
    }

    private async Task<bool> LoadAsync(string token)
    {
        var row = await db.Set<Enrolment>().AsNoTracking().Where(e => e.SurveyToken == token && e.State == EnrolmentState.Approved)
            .Join(db.Set<ProgrammeRun>(), e => e.RunId, r => r.Id, (e, r) => new { e.Id, r.ProgrammeVersionId, r.ProgrammeTitle, Modules = r.Modules.ToList() }).FirstOrDefaultAsync(Stop);
        if (row is null || (await library.GetAsync(row.ProgrammeVersionId, Stop)).FormFor(FormUse.NeedsSurvey) is not { } survey)
        {
            return false;
        }

        (enrolmentId, ProgrammeTitle, Survey, round) = (row.Id, row.ProgrammeTitle, survey, SurveyRounds.KeyOn(row.Modules, Today));
        return true;
    }
}
