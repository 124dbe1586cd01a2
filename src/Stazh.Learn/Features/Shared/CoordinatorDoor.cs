namespace Stazh.Learn.Features.Shared;

/// <summary>A door of the coordinator's page: a feature registers what it has for coordinators.</summary>
/// <param name="Title">Russian source text.</param>
public sealed record CoordinatorDoor(string Title, string Address, int Order);
