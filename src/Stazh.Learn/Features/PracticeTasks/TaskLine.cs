using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>A task in one internship.</summary>
/// <param name="Stored">Its state by the facts.</param>
/// <param name="IsOnRoute">To be done for the module; others of the programme may be done too.</param>
/// <param name="Waits">Tasks to be handed in before.</param>
/// <param name="TrialDone">Its trial card is handed in.</param>
public sealed record TaskLine(PracticeTask Task, TaskState Stored, bool IsOnRoute, DateOnly? DueOn, IReadOnlyList<PracticeTask> Waits, bool TrialDone)
{
    /// <summary>The work itself, where the page reads works; null when it is not begun.</summary>
    public TaskWork? Work { get; init; }

    public TaskState State => Work?.State ?? Stored;

    public bool IsWithTutor => State == TaskState.HandedIn;

    public bool IsAccepted => State == TaskState.Accepted;

    /// <summary>Days past the term while it is not handed in .</summary>
    public int DaysLate(DateOnly today) => DueOn is { } due && due < today && State is not (TaskState.HandedIn or TaskState.Accepted) ? today.DayNumber - due.DayNumber : 0;
}
