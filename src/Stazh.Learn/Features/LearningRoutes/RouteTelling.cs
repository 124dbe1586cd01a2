using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>Who hears of what happened to a route; joins the change at hand.</summary>
public sealed class RouteTelling(AppDb db, INotifier? notifier = null)
{
    public async Task SubmittedAsync(RouteBoard board, LearningRoute route, CancellationToken stop)
    {
        if (notifier is not null && await db.Set<Enrolment>().Where(e => e.Id == board.Place.Id).Select(e => e.TutorId).FirstOrDefaultAsync(stop) is { } tutor)
        {
            notifier.Tell(tutor, $"route-submitted:{route.Id}:{route.Stamp}", "{0} отправляет вам маршрут на утверждение.", board.Address, board.Place.Trainee);
        }
    }

    public void Decided(RouteBoard board, LearningRoute route, DateTimeOffset now)
    {
        var approved = route.State == RouteState.Approved;
        db.Send(now, new RouteDecided(route.Id, approved));
        notifier?.Tell(
            board.Place.Internship.PersonId, $"route-decided:{route.Id}:{route.Stamp}",
            approved ? "Тьютор утвердил ваш маршрут по программе «{0}»." : "Тьютор просит доработать маршрут по программе «{0}».", board.Address, board.Place.ProgrammeTitle);
    }
}

/// <summary>The tutor approved or returned a route: the trainee gets a letter.</summary>
public sealed record RouteDecided(Guid RouteId, bool Approved) : IOutboxMessage;
