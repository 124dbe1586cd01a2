using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

/// <summary>The application beside the criteria, for the expert who has it; others' conclusions when everybody's are in.</summary>
[Authorize(Policy = Policies.Expert)]
public sealed class ConclusionModel(AppDb db, ExpertDesk desk) : AppPage
{
    public ExpertConclusion Conclusion { get; private set; } = null!;

    public StatusApplication Application { get; private set; } = null!;

    public ApplicationVersion Version { get; private set; } = null!;

    public ExpertCouncil Council { get; private set; } = null!;

    public IReadOnlyList<CouncilCriterion> Criteria => [.. Council.Criteria.OrderBy(c => c.Position)];

    /// <summary>What stands in the form: typed or saved.</summary>
    public ConclusionText Written { get; private set; } = null!;

    public ConclusionText? Saved { get; private set; }

    public Guid Stamp { get; private set; }

    /// <summary>Empty until the expertise is over.</summary>
    public IReadOnlyList<ExpertConclusion> Others { get; private set; } = [];

    public bool IsOpen => Conclusion.IsOpen && Application.AwaitsExperts && Application.Version == Conclusion.Version;

    public DateOnly Day => Today;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    /// <summary>Answers the script with the new stamp.</summary>
    public async Task<IActionResult> OnPostDraftAsync(Guid id, Guid stamp) =>
        !await LoadAsync(id) ? NotFound() : await SaveAsync(stamp) is null ? Content(Conclusion.Stamp.ToString(), "text/plain") : StatusCode(StatusCodes.Status409Conflict);

    public async Task<IActionResult> OnPostSaveAsync(Guid id, Guid stamp) =>
        !await LoadAsync(id) ? NotFound() : await SaveAsync(stamp) is { } refusal ? await AgainAsync(id, refusal) : Done(Text["Черновик заключения сохранён."], $"/expert/{id}");

    public async Task<IActionResult> OnPostSubmitAsync(Guid id, Guid stamp)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Read();
        var refusal = !IsOpen ? new ConclusionIsGiven() : Conclusion.Write(Written, Council.Scale) ?? await desk.SubmitAsync(Conclusion, Application, Council, SeenStamp.In(Request, stamp), Stop);
        if (refusal is ConclusionIsNotComplete)
        {
            // What was typed is kept though it cannot be handed in yet.
            refusal = await desk.CommitAsync(Conclusion, SeenStamp.In(Request, stamp), Stop) ?? refusal;
        }

        return refusal is null ? Done(Text["Заключение отправлено. Спасибо!"], "/expert") : await AgainAsync(id, refusal);
    }

    public async Task<IActionResult> OnPostDeclineAsync(Guid id, [StringLength(1000)] string? reason, bool conflict)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        return await desk.DeclineAsync(Conclusion, Application, reason, conflict, Stop) is { } refusal ? Refuse(refusal, "reason") : Done(Text["Вы отказались от заявки, координатор об этом узнает."], "/expert");
    }

    private async Task<Refusal?> SaveAsync(Guid stamp)
    {
        Read();
        return !IsOpen ? new ConclusionIsGiven() : Conclusion.Write(Written, Council.Scale) ?? await desk.CommitAsync(Conclusion, SeenStamp.In(Request, stamp), Stop);
    }

    private async Task<PageResult> AgainAsync(Guid id, Refusal refusal)
    {
        var typed = Written;
        db.ChangeTracker.Clear();
        await LoadAsync(id);
        (Written, Saved) = (typed, refusal is ConclusionChangedElsewhere ? Conclusion.Written : null);
        var page = Refuse(refusal);
        page.StatusCode = Saved is null ? page.StatusCode : StatusCodes.Status409Conflict;
        return page;
    }

    private void Read()
    {
        var form = Request.Form;
        Written = new(
            [.. Criteria.Select((_, i) => int.TryParse(form[$"score-{i}"], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var score) ? score : form[$"score-{i}"].ToString().Trim().Length > 0 ? int.MaxValue : (int?)null)],
            [.. Criteria.Select((_, i) => Cut(form[$"reason-{i}"].ToString().Trim(), 2000))], Cut(form["text"].ToString().Trim(), 8000),
            Enum.TryParse<ConclusionAdvice>(form["advice"], out var advice) && Enum.IsDefined(advice) ? advice : ConclusionAdvice.None);
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await desk.FindAsync(id, Me.Id, Stop) is not { } found)
        {
            return false;
        }

        (Conclusion, Application, Version, Council) = found;
        (Written, Stamp) = (Conclusion.Written, Conclusion.Stamp);
        Others = Conclusion.SubmittedAt is not null ? await desk.OthersAsync(Conclusion, Council, Stop) : [];
        return true;
    }
}
