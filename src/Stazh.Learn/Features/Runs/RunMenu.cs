namespace Stazh.Learn.Features.Runs;

/// <summary>An entry of the staff's menu of a run; features add their pages.</summary>
public sealed record RunPage(string Title, string Path, bool ForPlanners = false);

/// <summary>What the staff of a run can open; each feature registers its pages as <see cref="RunPage"/>.</summary>
public sealed record RunMenu(Guid RunId, bool IsPlanner);
