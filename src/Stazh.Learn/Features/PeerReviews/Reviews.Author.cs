using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PeerReviews;

/// <summary>What a trainee offers and asks for beside the reviews themselves: to stand by, another look at the result.</summary>
public sealed partial class ReviewsModel
{
    public async Task<IActionResult> OnPostStandbyAsync(Guid id, bool ready)
    {
        if (!await LoadAsync(id) || Locked.Count > 0)
        {
            return NotFound();
        }

        await own.StandByAsync(id, Me.Id, ready, Now, Stop);
        return Done(ready ? Text["Спасибо. Если работам не хватит рецензий, вы получите одну или две."] : Text["Больше работ мы вам не дадим."], $"/learn/{id}/reviews");
    }

    public async Task<IActionResult> OnPostAppealAsync(Guid id, string? reason)
    {
        if (!await LoadAsync(id) || Result is null || Place.State != EnrolmentState.Approved)
        {
            return NotFound();
        }

        if (await own.AppealAsync(Standing, Place.Internship, Terms.Appeal is not null, reason, Now, Stop) is { } refusal)
        {
            return Refuse(refusal, "reason");
        }

        return Done(Text["Просьба отправлена тьютору. Ответ появится здесь."], $"/learn/{id}/reviews#appeal");
    }
}
