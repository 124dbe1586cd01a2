namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>A card of the route.</summary>
public sealed record RouteStop(RouteBoard Board, RouteItem Item)
{
    public bool HasWarning => Board.Warnings.Any(w => w.ItemId == Item.Id);

    public bool MayMark => Board.MayMark && Item.Kind != RouteItemKind.Task;
}
