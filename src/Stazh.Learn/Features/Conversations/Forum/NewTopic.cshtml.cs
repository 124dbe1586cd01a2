using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Conversations;

public sealed class NewTopicModel(AppDb db, ForumRoom room, TalkIntake files) : AppPage
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
        var (attached, wrong) = Input.HasFile && !await db.Set<ForumPost>().AnyAsync(p => p.Key == key, Stop) ? await files.TakeAsync(Input, Me.Id, TalkFiles.Forum, Stop) : ([], null);
        if (wrong is not null)
        {
            return Refuse(wrong, "Input.Posted");
        }

        var (topic, refusal) = await room.OpenAsync(RunId, Me.Id, Input.Title, Input.Text, key, attached, null, Stop);
        return refusal is null ? Done(Text["Тема открыта."], $"{Place.ForumAddress}/{topic}") : Refuse(refusal, "Input.Text");
    }

    private async Task<bool> LoadAsync()
    {
        var place = await db.TalkPlaceAsync(RunId, Me.Id, Stop);
        Place = place!;
        return place is not null;
    }

    public sealed class InputModel : TalkInput
    {
        [Display(Name = "Название темы")]
        [Required(ErrorMessage = "Назовите тему.")]
        [StringLength(ForumTopic.LongestTitle, ErrorMessage = "Не длиннее {1} знаков.")]
        public string Title { get; set; } = "";
    }
}
