using Microsoft.Extensions.Localization;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Calendars;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>A route as a calendar: each item is a whole day, its date or the last day of its week.</summary>
public static class RouteCalendar
{
    /// <summary>What an earlier approved version had and the present one has not is cancelled: it would stay in the telephone otherwise.</summary>
    public static IcsCalendar Of(RouteBoard board, TimeZoneInfo zone, string site, IStringLocalizer text)
    {
        var route = board.Holding ?? board.Newest;
        if (route is null)
        {
            return new(text["Маршрут"], zone, []);
        }

        var events = route.InOrder.Select(i => Event(i, cancelled: false)).ToList();
        var gone = board.Routes.Where(r => r.State == RouteState.Approved && r.Number < route.Number).SelectMany(r => r.Items)
            .Where(i => route.Items.All(x => x.Key != i.Key)).DistinctBy(i => i.Key);
        events.AddRange(gone.Select(i => Event(i, cancelled: true)));
        return new(text["Маршрут: {0}", board.Place.ProgrammeTitle], zone, events);

        IcsEvent Event(RouteItem item, bool cancelled)
        {
            var start = item.DueOn is { } due ? due : item.Week < board.Weeks.Count ? board.Weeks[item.Week].To : board.Place.EndsOn;
            var at = new DateTimeOffset(start.ToDateTime(TimeOnly.MinValue), zone.BaseUtcOffset);
            var about = text["{0}. Займёт {1}.", text[item.Kind.Title()], text.Minutes(item.Minutes)].Value + (item.ReportAs is null ? "" : " " + text["Отчёт: {0}", item.ReportAs].Value);
            var address = item.Address is null ? null : item.Address.StartsWith('/') ? site.TrimEnd('/') + item.Address : item.Address;
            return new(
                $"route-{item.Key:n}@stazh.learn", item.Sequence + (cancelled ? 1 : 0), cancelled ? route.ChangedAt : item.ChangedAt, at, at.AddDays(1), item.Title, about, Url: address, Cancelled: cancelled, AllDay: true);
        }
    }
}
