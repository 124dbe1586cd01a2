using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>Who hears of what happened to a route; joins the change at hand.</summary>
public sealed class RouteTelling(AppDb db, MailTemplates templates, INotifier? notifier = null)
{
    public async Task SubmittedAsync(RouteBoard board, LearningRoute route, CancellationToken stop)
    {
        if (notifier is not null && await db.Set<Enrolment>().Where(e => e.Id == board.Place.Id).Select(e => e.TutorId).FirstOrDefaultAsync(stop) is { } tutor)
        {
            notifier.Tell(tutor, $"route-submitted:{route.Id}:{route.Stamp}", "{0} отправляет вам маршрут на утверждение.", board.Address, board.Place.Trainee);
        }
    }

    public async Task DecidedAsync(RouteBoard board, LearningRoute route, DateTimeOffset now, CancellationToken stop)
    {
        var approved = route.State == RouteState.Approved;
        var trainee = await db.Set<Person>().AsNoTracking().FirstAsync(p => p.Id == board.Place.Internship.PersonId, stop);
        // The letter to an approved route says that the second module is open, which a preliminary one does not do.
        if (!approved || route.Kind == RouteKind.Main)
        {
            db.Send(now, templates.Write(
                approved ? "route-approved" : "route-returned", trainee.Email!,
                ("name", trainee.ShortName), ("programme", board.Place.ProgrammeTitle), ("comment", route.TutorComment ?? "—"),
                ("items", string.Join('\n', route.InOrder.Select(i => "– " + i.Title))), ("link", templates.Address(approved ? $"/learn/{board.Place.Id}" : board.Address))));
        }

        notifier?.Tell(
            trainee.Id, $"route-decided:{route.Id}:{route.Stamp}",
            approved ? "Тьютор утвердил ваш маршрут по программе «{0}»." : "Тьютор просит доработать маршрут по программе «{0}».", board.Address, board.Place.ProgrammeTitle);
    }
}
