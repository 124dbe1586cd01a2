using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.PracticeTasks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Library;

/// <summary>Its writers save, offer, add files; keepers publish, return and withdraw.</summary>
public sealed class EditModel(LibraryDesk desk, ProgrammeLibrary programmes) : EditPage(desk, programmes)
{
    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    [BindProperty]
    public string? Comment { get; set; }

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (!await FoundAsync(slug))
        {
            return NotFound();
        }

        Input = ResourceInput.From(Resource.Draft, Resource.Stamp);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string slug) => SavedAsync(slug, null, Text["Черновик сохранён."], "/edit");

    public Task<IActionResult> OnPostOfferAsync(string slug) => SavedAsync(slug, () => Desk.OfferAsync(Resource, Stop), Text["Материал отправлен на проверку. Ответ придёт в уведомления."], "");

    public Task<IActionResult> OnPostPublishAsync(string slug) =>
        SavedAsync(slug, () => Keeps ? Desk.PublishAsync(Resource, Stop) : Task.FromResult<Refusal?>(new OnlyKeepersPublish()), Text["Материал опубликован."], "");

    public Task<IActionResult> OnPostReturnAsync(string slug) => KeptAsync(slug, () => Desk.ReturnAsync(Resource, Comment, Stop), Text["Материал возвращён автору."]);

    public Task<IActionResult> OnPostWithdrawAsync(string slug) => KeptAsync(slug, () => Desk.WithdrawAsync(Resource, Comment, Stop), Text["Материал снят с публикации."]);

    public async Task<IActionResult> OnPostDetachAsync(string slug, Guid file)
    {
        ModelState.Clear();
        if (!await FoundAsync(slug))
        {
            return NotFound();
        }

        return await Desk.DetachAsync(Resource, file, Stop) is { } no ? await AgainAsync(slug, no) : Done(Text["Файл убран."], $"/library/{slug}/edit");
    }

    private async Task<IActionResult> SavedAsync(string slug, Func<Task<Refusal?>>? then, string message, string page)
    {
        if (!await FoundAsync(slug))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (await Desk.SaveAsync(Resource, Input.Content, Resource.SiteId, Input.Stamp, Files, Keeps, Stop) is { } refusal)
        {
            return await AgainAsync(slug, refusal);
        }

        if (then is not null && Incomplete())
        {
            Restamp();
            return Invalid();
        }

        return then is not null && await then() is { } no ? await AgainAsync(slug, no) : Done(message, $"/library/{slug}{page}");
    }

    /// <summary>The draft is saved; what keeps it from others stands beside its fields.</summary>
    private bool Incomplete()
    {
        foreach (var gap in Resource.Draft.Gaps())
        {
            ModelState.AddModelError(gap.Field, gap.Refusal.In(Text));
        }

        if (!Input.NoPupil && PupilPrivacy.Find(Resource.Draft.Texts) is [var found, ..])
        {
            ModelState.AddModelError("Input.NoPupil", new PupilMayBeNamed(found).In(Text));
        }

        return !ModelState.IsValid;
    }

    private async Task<IActionResult> KeptAsync(string slug, Func<Task<Refusal?>> act, string message)
    {
        ModelState.Clear();
        if (!await FoundAsync(slug) || !Keeps)
        {
            return NotFound();
        }

        return await act() is { } no ? await AgainAsync(slug, no, nameof(Comment)) : Done(message, "/library/desk");
    }
}
