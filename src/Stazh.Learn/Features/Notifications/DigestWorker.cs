using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Notifications;

/// <summary>
/// Once a day, from eight in the person's own morning: unread notices that no digest has told of, in one mail. Only to those who asked for it
/// and whose consent to mail is in force at that minute (R-220).
/// </summary>
public sealed partial class DigestWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DigestWorker> log) : BackgroundService
{
    private const int MorningHour = 8;
    private const int Batch = 200;
    private const int MostLines = 20;

    /// <summary>Sends what is due now; returns how many digests were written.</summary>
    public async Task<int> SendDueAsync(CancellationToken stop)
    {
        var sent = 0;
        var last = Guid.Empty;
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var people = await AskedAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), last, stop);
            foreach (var person in people.Where(IsMorning))
            {
                sent += await SendAsync(person, stop) ? 1 : 0;
            }

            if (people.Count < Batch)
            {
                return sent;
            }

            last = people[^1].Id;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMinutes(15), clock);
        while (await tick.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogFailed(log, e);
            }
        }
    }

    private static Task<List<Reader>> AskedAsync(AppDb db, Guid after, CancellationToken stop) => (
        from p in db.Set<Person>().AsNoTracking()
        where p.Id > after && p.MailDigest && p.EmailConfirmed && p.ErasedAt == null
            && db.Set<Consent>().Any(c => c.PersonId == p.Id && c.Kind == ConsentKind.Mail && c.WithdrawnAt == null)
            && db.Set<Notice>().Any(n => n.PersonId == p.Id && n.ReadAt == null && n.MailedAt == null)
        orderby p.Id
        select new Reader(p.Id, p.Email!, p.GivenName, p.Language, p.TimeZoneId, db.Set<Digest>().Where(d => d.PersonId == p.Id).Select(d => (DateTimeOffset?)d.SentAt).FirstOrDefault()))
        .Take(Batch).ToListAsync(stop);

    private bool IsMorning(Reader reader)
    {
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), reader.Zone);
        return now.Hour >= MorningHour && (reader.SentAt is not { } sent || TimeZoneInfo.ConvertTime(sent, reader.Zone).Date < now.Date);
    }

    private async Task<bool> SendAsync(Reader reader, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var notices = await db.UnreadNoticesOf(reader.Id).Where(n => n.MailedAt == null).OrderByDescending(n => n.Id).ToListAsync(stop);
        var digest = await db.Set<Digest>().SingleOrDefaultAsync(d => d.PersonId == reader.Id, stop);
        var now = clock.GetUtcNow();
        if (digest is null)
        {
            db.Add(new Digest { PersonId = reader.Id, SentAt = now });
        }
        else if (digest.SentAt == reader.SentAt)
        {
            digest.SentAt = now;
        }
        else
        {
            return false;
        }

        if (notices.Count == 0)
        {
            return false;
        }

        notices.ForEach(n => n.MailedAt = now);
        db.Send(now, Write(scope.ServiceProvider, reader, notices, now));
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException)
        {
            // Another node was first.
            return false;
        }
    }

    private static Mail Write(IServiceProvider services, Reader reader, List<Notice> notices, DateTimeOffset now)
    {
        var text = services.GetRequiredService<IStringLocalizer<Text>>();
        var letters = services.GetRequiredService<MailTemplates>();
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(reader.Language);
        try
        {
            var lines = notices.Take(MostLines).Reverse().Select(n => $"– {Notice.Say(text, n.Sentence, n.Values)}\n  {letters.Address(n.Address)}");
            var items = string.Join('\n', notices.Count > MostLines ? lines.Append($"– {text["и ещё — в программе"]}\n  {letters.Address("/notifications")}") : lines);
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, reader.Zone).DateTime);
            var from = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(notices[^1].At, reader.Zone).DateTime);
            return letters.Write("digest", reader.Email, ("dates", Wording.Span(from, today)), ("name", reader.GivenName), ("items", items),
                ("link", letters.Address("/learn")), ("unsubscribe", letters.Address("/notifications/unsubscribe/" + services.GetRequiredService<Unsubscribing>().TokenOf(reader.Id))));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private sealed record Reader(Guid Id, string Email, string GivenName, string Language, string TimeZoneId, DateTimeOffset? SentAt)
    {
        public TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZoneId, out var zone) ? zone : TimeZoneInfo.Utc;
    }

    [LoggerMessage(LogLevel.Error, "Writing digests failed")]
    private static partial void LogFailed(ILogger log, Exception e);
}
