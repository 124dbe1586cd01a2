using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>A task in one internship.</summary>
/// <param name="IsOnRoute">To be done for the module; others of the programme may be done too.</param>
/// <param name="Waits">Tasks to be handed in before.</param>
/// <param name="TrialDone">Its trial card is handed in.</param>
public sealed record TaskLine(PracticeTask Task, TaskWork? Work, bool IsOnRoute, DateOnly? DueOn, IReadOnlyList<PracticeTask> Waits, bool TrialDone)
{
    public TaskState State => Work?.State ?? TaskState.NotStarted;

    public bool IsWithTutor => State == TaskState.HandedIn;

    public bool IsAccepted => State == TaskState.Accepted;

    /// <summary>Days past the term while it is not handed in .</summary>
    public int DaysLate(DateOnly today) => DueOn is { } due && due < today && State is not (TaskState.HandedIn or TaskState.Accepted) ? today.DayNumber - due.DayNumber : 0;
}
