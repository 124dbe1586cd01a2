using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Conversations;

public sealed class NewTopicModel(AppDb db, ForumRoom room, FileIntake files) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid RunId { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public TalkPlace Place { get; private set; } = null!;

    public long FileLimit => files.LimitMegabytes;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
        {
            return NotFound();
        }

        if (Place.IsCancelled)
        {
            return Refuse(new RunIsCancelled());
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (Said.Check(Input.Text, Input.HasFile, ForumPost.Longest) is { } nothing)
        {
            return Refuse(nothing, "Input.Text");
        }

        var key = Said.KeyOf(Me.Id, Input.Key);
        Guid? file = null;
        if (Input.HasFile && !await db.Set<ForumPost>().AnyAsync(p => p.Key == key, Stop))
        {
            var intake = await files.TakeAsync(Input.FileId, Input.Posted, Me.Id, TalkFiles.Forum, Stop);
            if (intake.File is null)
            {
                return Refuse(intake.Refusal!, "Input.Posted");
            }

            file = intake.File.Id;
        }

        var (topic, refusal) = await room.OpenAsync(RunId, Me.Id, Input.Title, Input.Text, key, file, null, Stop);
        return refusal is null ? Done(Text["Тема открыта."], $"{Place.ForumAddress}/{topic}") : Refuse(refusal, "Input.Text");
    }

    private async Task<bool> LoadAsync()
    {
        var place = await db.TalkPlaceAsync(RunId, Me.Id, Stop);
        Place = place!;
        return place is not null;
    }

    public sealed class InputModel
    {
        [Display(Name = "Название темы")]
        [Required(ErrorMessage = "Назовите тему.")]
        [StringLength(ForumTopic.LongestTitle, ErrorMessage = "Не длиннее {1} знаков.")]
        public string Title { get; set; } = "";

        [Display(Name = "Сообщение")]
        public string? Text { get; set; }

        public Guid? FileId { get; set; }

        public IFormFile? Posted { get; set; }

        [StringLength(100)]
        public string? Key { get; set; }

        public bool HasFile => FileId is { } id && id != Guid.Empty || Posted is not null;
    }
}
