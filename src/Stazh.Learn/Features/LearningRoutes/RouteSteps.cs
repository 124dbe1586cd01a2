using Stazh.Learn.Data;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>One change as the page asks for it: who may, whether it goes, what is recorded and who is told. The caller saves.</summary>
internal sealed class RouteSteps(AppDb db, RouteTelling telling, Guid me, DateTimeOffset now)
{
    /// <returns>Allowed is false when it is another's to do.</returns>
    public async Task<(bool Allowed, Refusal? Refusal, string Said)> TakeAsync(RouteBoard board, RouteInput input, CancellationToken stop)
    {
        switch (input.Do)
        {
            case "start" or "start-propose":
                return Start(board, input);
            case "submit":
                return board.Place.IsMine ? await SubmitAsync(board, input, stop) : (false, null, "");
            case "approve" or "return":
                return board.Place.IsMine ? (false, null, "") : await DecideAsync(board, input, stop);
            case "done":
                return board.Place.IsMine ? Mark(board, input) : (false, null, "");
        }

        if (!board.MayEdit)
        {
            return board.Place.IsMine || board.Newest?.IsOpen == false ? (true, board.Newest?.Locked ?? new RouteIsEmpty(), "") : (false, null, "");
        }

        return (true, RouteEdits.Apply(board, board.Shown!, input, now), RouteEdits.Said(input.Do));
    }

    private (bool, Refusal?, string) Start(RouteBoard board, RouteInput input)
    {
        if (!board.MayStart)
        {
            return (board.Place.IsMine || board.KindToStart == RouteKind.Preliminary, new VersionIsOpen(), "");
        }

        var number = (board.Newest?.Number ?? 0) + 1;
        var route = board.Newest?.Next(board.KindToStart, number, now) ?? LearningRoute.New(board.Place.Id, board.KindToStart, number, RouteLoader.WeeklyMinutes(board.Place), now);
        if (input.Do == "start-propose" && RouteEdits.Apply(board with { Shown = route }, route, new RouteInput { Do = "propose" }, now) is { } refusal)
        {
            return (true, refusal, "");
        }

        db.Add(route);
        db.Record(now, me, "route.started", nameof(LearningRoute), route.Id, $"{route.Kind} {route.Number}");
        return (true, null, input.Do == "start" ? "Новая версия маршрута начата." : RouteEdits.Said("propose"));
    }

    private async Task<(bool, Refusal?, string)> SubmitAsync(RouteBoard board, RouteInput input, CancellationToken stop)
    {
        if (board.Shown is not { } route)
        {
            return (true, new RouteIsEmpty(), "");
        }

        var comment = input.Comment?.Trim() ?? "";
        if (route.Submit(board.MapConfirmed, board.MapConfirmed ? board.Unserved : [], input.WhyWithout, now) is { } refusal)
        {
            return (true, refusal, "");
        }

        route.Comment = comment;
        db.Record(now, me, "route.submitted", nameof(LearningRoute), route.Id);
        await telling.SubmittedAsync(board, route, stop);
        return (true, null, "Маршрут отправлен тьютору.");
    }

    private async Task<(bool, Refusal?, string)> DecideAsync(RouteBoard board, RouteInput input, CancellationToken stop)
    {
        if (board.Newest is not { } route)
        {
            return (true, new RouteIsNotSubmitted(), "");
        }

        var approve = input.Do == "approve";
        if ((approve ? route.Approve(me, input.TutorComment, now) : route.Return(input.TutorComment, now)) is { } refusal)
        {
            return (true, refusal, "");
        }

        db.Record(now, me, approve ? "route.approved" : "route.returned", nameof(LearningRoute), route.Id);
        await telling.DecidedAsync(board, route, now, stop);
        return (true, null, approve ? "Маршрут утверждён." : "Маршрут возвращён стажёру.");
    }

    private (bool, Refusal?, string) Mark(RouteBoard board, RouteInput input)
    {
        if (board.Holding?.Items.Find(i => i.Id == input.ItemId && i.Kind != RouteItemKind.Task) is not { } item)
        {
            return (true, new ItemIsGone(), "");
        }

        item.DoneAt = item.DoneAt is null ? now : null;
        board.Holding.Touch(now);
        db.Record(now, me, item.DoneAt is null ? "route.item-reopened" : "route.item-done", nameof(RouteItem), item.Id);
        return (true, null, item.DoneAt is null ? "Отметка снята." : "Отмечено сделанным.");
    }
}
