using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.FinalWorks;

/// <summary>The door without an account: the secret of the link opens one work once, and nothing else.</summary>
[AllowAnonymous]
public sealed class EvaluationModel(AppDb db, ProgrammeLibrary library) : AppPage
{
    private AdministrationInvitation invitation = null!;

    [BindProperty]
    public EvaluatorInput Input { get; set; } = new();

    /// <summary>Null when the link has been used or has run out.</summary>
    public WorkView? Work { get; private set; }

    public string Author { get; private set; } = "";

    public string Programme { get; private set; } = "";

    public bool IsUsed => invitation.UsedAt is not null;

    public DateTimeOffset Until => invitation.ExpiresAt;

    public FormFieldsView Questions { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string token) => await LoadAsync(token) switch
    {
        false => NotFound(),
        true when Work is null => Gone(),
        _ => Page(),
    };

    public async Task<IActionResult> OnPostAsync(string token)
    {
        if (!await LoadAsync(token))
        {
            return NotFound();
        }

        if (Work is null)
        {
            return Gone();
        }

        var fields = Work.Spec.Administration;
        var answers = FormAnswers.Read(Request.Form, fields);
        var errors = FormAnswers.CheckHandIn(fields, answers, Text);
        Questions = new(fields, answers, errors);
        foreach (var (code, error) in errors)
        {
            ModelState.AddModelError(code, error);
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        invitation.Answer(Input.Position.Trim(), answers, Now);
        db.Record(Now, null, "work.evaluated-by-administration", nameof(FinalWork), invitation.WorkId);
        try
        {
            await db.SaveChangesAsync(Stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Redirect(Request.Path);
        }

        return Done(Text["Спасибо! Ваша оценка передана автору и тьютору."], Request.Path);
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Gone()
    {
        var page = Page();
        page.StatusCode = StatusMessage is null ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
        return page;
    }

    private async Task<bool> LoadAsync(string token)
    {
        var hash = AdministrationInvitation.Hash(token);
        var found = await (
            from i in db.Set<AdministrationInvitation>()
            join w in db.Set<FinalWork>() on i.WorkId equals w.Id
            join r in db.Set<ProgrammeRun>() on w.RunId equals r.Id
            join p in db.Set<Person>() on w.AuthorId equals p.Id
            where i.TokenHash == hash
            select new { Invitation = i, w.DraftJson, r.ProgrammeVersionId, r.ProgrammeTitle, p.GivenName, p.FamilyName }).SingleOrDefaultAsync(Stop);
        if (found is null)
        {
            return false;
        }

        invitation = found.Invitation;
        if (invitation.IsOpen(Now))
        {
            var spec = (await library.GetAsync(found.ProgrammeVersionId, Stop)).FinalWork!;
            Work = new(WorkContent.FromJson(found.DraftJson), spec, WithSelfAnalysis: false, WithFiles: false);
            (Author, Programme) = ($"{found.GivenName} {found.FamilyName}".Trim(), found.ProgrammeTitle);
            Questions = new(spec.Administration, FormFieldsView.None, FormFieldsView.None);
        }

        return true;
    }
}
