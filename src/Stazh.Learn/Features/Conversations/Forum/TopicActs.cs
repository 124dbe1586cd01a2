using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Conversations;

/// <summary>What is done with a topic as a whole.</summary>
public sealed partial class TopicModel
{
    public async Task<IActionResult> OnPostSubscribeAsync(bool on)
    {
        if (await FindAsync() is null)
        {
            return NotFound();
        }

        var mark = await db.Set<TopicMark>().SingleOrDefaultAsync(m => m.PersonId == Me.Id && m.TopicId == TopicId, Stop);
        if (mark is null)
        {
            mark = new TopicMark { PersonId = Me.Id, TopicId = TopicId };
            db.Add(mark);
        }

        mark.IsSubscribed = on;
        await db.SaveChangesAsync(Stop);
        return Done(on ? Text["О новых ответах придут уведомления."] : Text["Уведомлений об этой теме больше не будет."], $"/runs/{RunId}/forum/{TopicId}");
    }

    /// <summary>Staff pins, closes and opens again.</summary>
    public async Task<IActionResult> OnPostModerateAsync(string act)
    {
        if (await FindAsync() is not { } topic || !await db.RunsStaffedBy(Me.Id).AnyAsync(r => r.Id == RunId, Stop))
        {
            return NotFound();
        }

        switch (act)
        {
            case "pin" or "unpin":
                topic.Pin(act == "pin", Now);
                break;
            case "close" or "open":
                topic.Close(act == "close", Now);
                break;
            default:
                return BadRequest();
        }

        db.Record(Now, Me.Id, $"topic.{act}", nameof(ForumTopic), TopicId);
        await db.SaveChangesAsync(Stop);
        return Done(Text["Тема изменена."], $"/runs/{RunId}/forum/{TopicId}");
    }
}
