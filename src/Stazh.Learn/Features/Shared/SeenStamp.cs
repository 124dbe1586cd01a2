using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Stazh.Learn.Features.Shared;

/// <summary>
/// The stamp that a form was filled from. The script that saves drafts names the next stamp itself (draft.stamp) and sends along those whose answer
/// was lost on the line (draft.lost): what this window saved without knowing it is not taken for another window's.
/// </summary>
public sealed record SeenStamp(Guid Stamp, Guid? Next, IReadOnlyList<Guid> Lost)
{
    public static SeenStamp In(HttpRequest request, Guid stamp) => new(
        stamp,
        Guid.TryParse(request.Form["draft.stamp"], out var next) ? next : null,
        [.. request.Form["draft.lost"].ToString().Split(' ').Take(10).Select(s => Guid.TryParse(s, out var lost) ? lost : Guid.Empty).Where(s => s != Guid.Empty)]);

    /// <summary>Before saving: the record must still carry what was seen.</summary>
    public void Guard<T>(PropertyEntry<T, Guid> stamp)
        where T : class
    {
        stamp.OriginalValue = Lost.Contains(stamp.OriginalValue) ? stamp.OriginalValue : Stamp;
        Name(stamp);
    }

    /// <summary>A record that is new has no stamp to compare.</summary>
    public void Name<T>(PropertyEntry<T, Guid> stamp)
        where T : class => stamp.CurrentValue = Next ?? stamp.CurrentValue;
}
