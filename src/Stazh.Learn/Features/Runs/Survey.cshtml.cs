using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Runs;

/// <summary>The needs survey by the link of the letter, without signing in. The link shows no names and no answers of others.</summary>
[AllowAnonymous]
[EnableRateLimiting(WebSetup.SignInLimit)]
public sealed class SurveyModel(AppDb db, ProgrammeLibrary library, FormFilling filling) : AppPage
{
    public string ProgrammeTitle { get; private set; } = "";

    public Form Survey { get; private set; } = null!;

    public FormFieldsView View { get; private set; } = new([], FormFieldsView.None, FormFieldsView.None);

    public bool IsDone { get; private set; }

    private Guid enrolmentId;

    public async Task<IActionResult> OnGetAsync(string token)
    {
        if (!await LoadAsync(token))
        {
            return NotFound();
        }

        var filled = await filling.FindAsync(enrolmentId, Survey.Code, "", Stop);
        (IsDone, View) = (filled?.HandedInAt is not null, new(Survey.Fields, filled?.Answers ?? FormFieldsView.None, FormFieldsView.None));
        return Page();
    }

    public async Task<IActionResult> OnPostDraftAsync(string token)
    {
        if (!await LoadAsync(token))
        {
            return NotFound();
        }

        await filling.SaveAsync(enrolmentId, Survey.Code, "", FormAnswers.Read(Request.Form, Survey.Fields), handIn: false, null, Stop);
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

        await filling.SaveAsync(enrolmentId, Survey.Code, "", answers, handIn: true, null, Stop);
        await db.SaveChangesAsync(Stop);
        return Done(Text["Спасибо! Ответы получит тьютор вашей группы."], $"/survey/{token}");
    }

    private async Task<bool> LoadAsync(string token)
    {
        var row = await db.Set<Enrolment>().AsNoTracking().Where(e => e.SurveyToken == token && e.State == EnrolmentState.Approved)
            .Join(db.Set<ProgrammeRun>(), e => e.RunId, r => r.Id, (e, r) => new { e.Id, r.ProgrammeVersionId, r.ProgrammeTitle }).FirstOrDefaultAsync(Stop);
        if (row is null || (await library.GetAsync(row.ProgrammeVersionId, Stop)).FormFor(FormUse.NeedsSurvey) is not { } survey)
        {
            return false;
        }

        (enrolmentId, ProgrammeTitle, Survey) = (row.Id, row.ProgrammeTitle, survey);
        return true;
    }
}
