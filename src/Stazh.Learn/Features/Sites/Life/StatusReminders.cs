using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Sites;

/// <summary>That head and coordinators were told of an end so many months before: once.</summary>
public sealed class StatusReminder
{
    public Guid StatusId { get; init; }

    public int Months { get; init; }

    public DateTimeOffset SentAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<StatusReminder>
    {
        public void Configure(EntityTypeBuilder<StatusReminder> builder)
        {
            builder.ToTable("StatusReminders");
            builder.HasKey(r => new { r.StatusId, r.Months });
            builder.HasOne<SiteStatus>().WithMany().HasForeignKey(r => r.StatusId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Six, three and one month before a status ends. What is late is told once, by the nearest of the three.</summary>
public sealed partial class StatusReminders(IServiceScopeFactory scopes, TimeProvider clock, ILogger<StatusReminders> log) : BackgroundService
{
    private static readonly int[] Before = [1, 3, 6];

    /// <summary>The reminder that a day asks for, null when it is early or over.</summary>
    public static int? Due(DateOnly today, DateOnly last) => today > last ? null : Before.Where(m => last.AddMonths(-m) <= today).Cast<int?>().FirstOrDefault();

    /// <summary>Tells whom it concerns; returns how many statuses were told of.</summary>
    public async Task<int> SendDueAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).DateTime);
        var horizon = today.AddMonths(Before[^1]).AddDays(3);
        var ending = await (
            from s in db.Set<SiteStatus>().AsNoTracking()
            join site in db.Set<InternshipSite>() on s.SiteId equals site.Id
            where s.Kind == StatusKind.Internship && s.EndedOn == null && s.From <= today && s.To >= today && s.To <= horizon
                && !db.Set<SiteStatus>().Any(n => n.SiteId == s.SiteId && n.Kind == StatusKind.Internship && n.From > s.To && (n.EndedOn ?? n.To) > s.To)
            orderby s.To
            select new Ending(s.Id, s.SiteId, s.To, site.Slug, site.Title, site.SubjectCode, db.Set<StatusReminder>().Where(r => r.StatusId == s.Id).Select(r => r.Months).ToList())).ToListAsync(stop);
        var sent = 0;
        foreach (var status in ending)
        {
            if (Due(today, status.To) is { } months && !status.Told.Contains(months))
            {
                sent += await TellAsync(status, months, today, stop) ? 1 : 0;
            }
        }

        return sent;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hour = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        do
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
        while (await hour.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> TellAsync(Ending status, int months, DateOnly today, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, notifier, letters) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<INotifier>(), scope.ServiceProvider.GetRequiredService<MailTemplates>());
        var now = clock.GetUtcNow();
        var people = await db.Set<Person>().AsNoTracking().Where(p => p.ErasedAt == null && db.Set<RoleGrant>().Any(g => g.PersonId == p.Id && g.RevokedAt == null
            && ((g.Role == Role.SiteHead && g.SiteId == status.SiteId)
                || (g.Role == Role.Coordinator && db.Set<Subject>().Any(s => s.Code == status.SubjectCode && (s.RegistryName == g.Region || s.Name == g.Region)))))).ToListAsync(stop);
        var left = Math.Max(1, status.To.DayNumber - today.DayNumber);
        db.Add(new StatusReminder { StatusId = status.Id, Months = months, SentAt = now });
        foreach (var person in people)
        {
            var address = $"/sites/{status.Slug}#status";
            notifier.Tell(person.Id, $"site-status-ends:{status.Id}:{months}", "Статус площадки «{0}» заканчивается {1}.", address, Wording.Inner(status.Title), Wording.Date(status.To));
            db.Send(now, letters.Write("status-ends", person.Email!, ("name", person.ShortName), ("site", status.Title), ("date", Wording.Date(status.To)), ("days", $"{left}"), ("link", letters.Address(address))));
        }

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

    private sealed record Ending(Guid Id, Guid SiteId, DateOnly To, string Slug, string Title, string SubjectCode, List<int> Told);

    [LoggerMessage(LogLevel.Error, "Reminding of the end of statuses failed")]
    private static partial void LogFailed(ILogger log, Exception e);
}
