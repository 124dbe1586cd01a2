using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Data;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Calendars;

namespace Stazh.Learn.Features.Runs;

/// <summary>The address of a personal feed: who it is of, sealed with the site's key, so that it cannot be guessed.</summary>
public sealed class CalendarTokens(IDataProtectionProvider protection)
{
    private readonly IDataProtector seal = protection.CreateProtector("calendar-feed");

    public string For(Guid personId) => Convert.ToHexStringLower(seal.Protect(personId.ToByteArray()));

    /// <summary>Whose feed it is; null for an address that was not made here.</summary>
    public Guid? Read(string token)
    {
        try
        {
            return new Guid(seal.Unprotect(Convert.FromHexString(token)));
        }
        catch (Exception e) when (e is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}

/// <summary>iCalendar feeds: the public plan, one run, one person's runs. An unchanged feed is answered with 304.</summary>
internal static class CalendarFeeds
{
    /// <summary>How long a past hour stays in a personal feed.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/calendar.ics", async (HttpContext context, AppDb db, IStringLocalizer<Text> text, string? region, string? programme, string? state, DateOnly? from, CancellationToken stop) =>
        {
            // Cancelled runs stay in the feed as cancelled: one that merely disappears stays in people's telephones.
            var runs = new CalendarFilter(region, programme, null, from).Apply(db.Set<ProgrammeRun>().AsNoTracking());
            runs = state is null ? runs.Union(db.Set<ProgrammeRun>().Where(r => r.State == RunState.Cancelled && (region == null || r.Region == region) && (programme == null || r.ProgrammeSlug == programme))) : runs;
            return await SendAsync(context, runs, text["Стажировки педагогов"], stop);
        }).AllowAnonymous();
        app.MapGet("/runs/{id:guid}.ics", (HttpContext context, AppDb db, IStringLocalizer<Text> text, Guid id, CancellationToken stop) =>
            SendAsync(context, db.Set<ProgrammeRun>().AsNoTracking().Where(r => r.Id == id), text["Стажировка"], stop)).AllowAnonymous();
        app.MapGet("/calendar/{token}.ics", async (HttpContext context, AppDb db, CalendarTokens tokens, IEnumerable<IPersonalDates> dates, TimeProvider clock, IStringLocalizer<Text> text, string token, CancellationToken stop) =>
        {
            if (tokens.Read(token) is not { } person)
            {
                return Results.NotFound();
            }

            var own = new List<PersonalDate>();
            foreach (var source in dates)
            {
                own.AddRange(await source.OfAsync(person, clock.GetUtcNow() - Kept, stop));
            }

            return await SendAsync(context, db.RunsSharedWith(person).AsNoTracking(), text["Мои стажировки"], stop, own);
        }).AllowAnonymous();
    }

    private static async Task<IResult> SendAsync(HttpContext context, IQueryable<ProgrammeRun> query, string name, CancellationToken stop, IReadOnlyList<PersonalDate>? own = null)
    {
        var runs = await query.OrderBy(r => r.StartsOn).Take(500).Include(r => r.Modules).ToListAsync(stop);
        if (runs.Count == 0 && context.Request.Path.StartsWithSegments("/runs"))
        {
            return Results.NotFound();
        }

        var origin = $"{context.Request.Scheme}://{context.Request.Host}";
        var zone = TimeZoneInfo.FindSystemTimeZoneById(runs.FirstOrDefault()?.TimeZoneId ?? "Europe/Moscow");
        var ics = IcsWriter.Write(new(name, zone, [.. runs.SelectMany(r => Events(r, origin)), .. (own ?? []).Select(d => Event(d, origin))]));
        var tag = IcsWriter.ETag(ics);
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch == tag ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Text(ics, IcsWriter.ContentType);
    }

    private static IcsEvent Event(PersonalDate date, string origin) =>
        new(date.Uid, date.Sequence, date.ChangedAt, date.At, date.At + date.Length, date.Title, Location: date.Place.Length > 0 ? date.Place : null, Url: origin + date.Address, Cancelled: date.IsCancelled);

    private static IEnumerable<IcsEvent> Events(ProgrammeRun run, string origin)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(run.TimeZoneId, out var known) ? known : TimeZoneInfo.Utc;
        var cancelled = run.State == RunState.Cancelled;
        foreach (var module in run.Modules.OrderBy(m => m.Number))
        {
            var start = At(module.From, module.StartsAt ?? TimeOnly.MinValue, zone);
            var end = module.StartsAt is null ? At(module.To.AddDays(1), TimeOnly.MinValue, zone) : start.AddHours(3);
            yield return new($"run-{run.Id:n}-{module.Code}@stazh", run.Sequence, run.ChangedAt, start, end, $"{run.ProgrammeTitle}: {module.Title}",
                run.SiteTitle, run.Place.Length > 0 ? run.Place : null, $"{origin}/runs/{run.Id}", cancelled, AllDay: module.StartsAt is null);
        }

        if (run.PresentationAt is { } presentation)
        {
            yield return new($"run-{run.Id:n}-presentation@stazh", run.Sequence, run.ChangedAt, presentation, presentation.AddHours(2), $"{run.ProgrammeTitle}: презентация итоговых работ",
                run.SiteTitle, run.Place.Length > 0 ? run.Place : null, $"{origin}/runs/{run.Id}", cancelled);
        }
    }

    private static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
