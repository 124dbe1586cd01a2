namespace Stazh.Learn.Features.Sites;

/// <summary>A subject on the map: its number of sites and where its tile leads.</summary>
public sealed record MapTile(Subject Subject, int Count, string Address, bool IsChosen);
