using Microsoft.AspNetCore.Mvc;

namespace Stazh.Learn.Features.FinalWorks;

[RequestSizeLimit(long.MaxValue)]
[RequestFormLimits(MultipartBodyLengthLimit = long.MaxValue, ValueCountLimit = 4096)]
public sealed class OwnModel(WorkDesk desk) : OwnWorkPage(desk)
{
    protected override string Address => $"/learn/{Place.Internship.Id}/final-work";

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Written = Work?.Draft ?? WorkContent.Empty;
        Input = InputModel.Of(Written, Work?.Stamp ?? Guid.Empty);
        return Page();
    }

    public Task<IActionResult> OnPostInviteAsync(Guid id) =>
        ActAsync(id, Text["Письмо со ссылкой отправлено."], "Input.Email", work => Task.FromResult(Desk.Invite(Place, work, Input.Email)));

    public Task<IActionResult> OnPostPublishAsync(Guid id) => ActAsync(id, Text["Работа опубликована для группы."], "", async work =>
    {
        var refusal = Check(work);
        if (refusal is null && Errors.Count == 0)
        {
            await Desk.PublishAsync(Place, work, Stop);
        }

        return refusal;
    });
}
