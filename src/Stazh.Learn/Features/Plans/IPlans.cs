namespace Stazh.Learn.Features.Plans;

/// <summary>A plan to be made.</summary>
/// <param name="OwnerTitle">The official name to the letter.</param>
/// <param name="Region">As in the registry: its coordinators approve.</param>
/// <param name="Title">Null: the form's own.</param>
public sealed record PlanOrder(PlanOwner Owner, string OwnerTitle, string Region, PlanForm Form, PlanPeriod Period, string? Title = null);

/// <summary>A plan for a list, with plan against fact.</summary>
/// <param name="Times">How often its rows fall due in the period.</param>
/// <param name="Done">How many of these are reported on.</param>
/// <param name="OverdueRows">Rows whose earliest open day is past.</param>
public sealed record PlanLine(Guid Id, PlanForm Form, string Title, string OwnerTitle, DateOnly From, DateOnly To, PlanState State, DateOnly? SignedOn, DateOnly? ApprovedOn, string ApprovedBy, int Rows, int Times, int Done, int OverdueRows)
{
    public string Address => $"/plans/{Id}";
}

public enum TimeState
{
    Ahead,

    /// <summary>Its time runs: begun and not past.</summary>
    Due,

    Done,

    /// <summary>Its last day is past and nothing is reported .</summary>
    Overdue,
}

/// <summary>One time of a row with what was reported on it.</summary>
public sealed record PlannedTime(DateOnly From, DateOnly Due, TimeState State, DateOnly? DoneOn, string? Report);

/// <summary>A row with its times.</summary>
public sealed record PlannedRow(Guid Id, Guid PlanId, int Section, string Number, string Title, string Format, string Term, string Responsible, string Result, string Indicator, string TargetGroup, IReadOnlyList<PlannedTime> Times);

/// <summary>Plan against fact of many owners at once.</summary>
public sealed record PlanFigures(Guid OwnerId, int Plans, int Rows, int Times, int Done, int OverdueRows);

/// <summary>Plans for other features: made, moved, read. Rights are the caller's.</summary>
public interface IPlans
{
    /// <summary>Adds a draft to the change at hand: the caller saves.</summary>
    WorkPlan Create(PlanOrder order, Guid by);

    /// <summary>All plans of one owner become another's, in the change at hand: an application's plan goes on as the site's. The caller saves.</summary>
    Task MoveAsync(PlanOwner from, PlanOwner to, string ownerTitle, Guid by, CancellationToken stop);

    /// <summary>The owner's newest plan as a paper, as it stands now; null without a plan or without rows in it.</summary>
    Task<Web.Office.OfficeDocument?> PrintAsync(PlanOwner owner, DateOnly today, CancellationToken stop);

    /// <summary>Newest period first; one SQL command.</summary>
    Task<IReadOnlyList<PlanLine>> OfAsync(PlanOwner owner, DateOnly today, CancellationToken stop);

    /// <summary>Rows of the owner's plans that are in force (signed, approved or closed), by time; at most three SQL commands.</summary>
    Task<IReadOnlyList<PlannedRow>> RowsAsync(PlanOwner owner, DateOnly today, CancellationToken stop);

    /// <summary>Of approved and closed plans; one SQL command. An owner without plans is not there.</summary>
    Task<IReadOnlyList<PlanFigures>> FiguresAsync(PlanOwnerKind kind, IReadOnlyCollection<Guid> owners, DateOnly today, CancellationToken stop);
}

/// <summary>
/// A feature whose rows own plans says who writes them and where they live: <c>services.AddScoped&lt;IPlanOwners, …&gt;()</c>. Coordinators of the region
/// write every plan; the head of a site its own.
/// </summary>
public interface IPlanOwners
{
    PlanOwnerKind Kind { get; }

    Task<bool> MayWriteAsync(Guid ownerId, Guid personId, CancellationToken stop);

    /// <summary>A local address of the owner; null when it has no page.</summary>
    string? AddressOf(Guid ownerId);
}
