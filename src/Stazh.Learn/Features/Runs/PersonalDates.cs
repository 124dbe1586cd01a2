namespace Stazh.Learn.Features.Runs;

/// <summary>An hour in a person's calendar besides the modules of a run.</summary>
/// <param name="Uid">Stable for the life of the event.</param>
/// <param name="Sequence">Grows with each change.</param>
/// <param name="Address">A local path.</param>
public sealed record PersonalDate(string Uid, int Sequence, DateTimeOffset ChangedAt, DateTimeOffset At, TimeSpan Length, string Title, string Place, string Address, bool IsCancelled);

/// <summary>A feature's dates of one person, for the calendar page and the personal feed. At most one SQL command.</summary>
public interface IPersonalDates
{
    /// <summary>From that moment on, the earliest first; cancelled ones too, for the feed.</summary>
    Task<IReadOnlyList<PersonalDate>> OfAsync(Guid personId, DateTimeOffset since, CancellationToken stop);
}
