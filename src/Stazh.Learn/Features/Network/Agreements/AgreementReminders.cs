using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

/// <summary>Before an agreement ends coordinators of its region hear of it, as of the end of a status: six, three and one month ahead .</summary>
public sealed partial class AgreementReminders(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AgreementReminders> log) : BackgroundService
{
    private const int Batch = 200;

    /// <summary>Tells whom it concerns; returns how many agreements were told of.</summary>
    public async Task<int> SendDueAsync(CancellationToken stop)
    {
        var sent = 0;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).DateTime);
        foreach (var months in new[] { 1, 3, 6 })
        {
            var last = today.AddMonths(months);
            while (true)
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<AppDb>();
                var ending = await db.Set<Agreement>().Where(a => a.State == AgreementState.Signed && a.To >= today && a.To <= last && (a.RemindedMonths == 0 || a.RemindedMonths > months))
                    .OrderBy(a => a.To).ThenBy(a => a.Id).Take(Batch).ToListAsync(stop);
                foreach (var agreement in ending)
                {
                    agreement.RemindedMonths = months;
                    await TellAsync(scope.ServiceProvider, agreement, today, stop);
                }

                await db.SaveChangesAsync(stop);
                sent += ending.Count;
                if (ending.Count < Batch)
                {
                    break;
                }
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

    private async Task TellAsync(IServiceProvider services, Agreement agreement, DateOnly today, CancellationToken stop)
    {
        var (db, notifier, letters) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<INotifier>(), services.GetRequiredService<MailTemplates>());
        var (region, to, address) = (agreement.Region, agreement.To!.Value, $"/agreements/{agreement.Id}");
        var people = await db.Set<Person>().AsNoTracking().Where(p => p.ErasedAt == null && db.Set<RoleGrant>().Any(g => g.PersonId == p.Id && g.RevokedAt == null && g.Role == Role.Coordinator
            && (g.Region == region || db.Set<Subject>().Any(s => s.RegistryName == region && s.Name == g.Region)))).ToListAsync(stop);
        foreach (var person in people)
        {
            notifier.Tell(person.Id, $"agreement-ends:{agreement.Id:n}:{to:yyyyMMdd}:{agreement.RemindedMonths}", "Соглашение заканчивается {0}: {1}.", address, Wording.Date(to), agreement.SecondParty);
            if (person is { EmailConfirmed: true, Email: { } email })
            {
                db.Send(clock.GetUtcNow(), letters.Write("agreement-ends", email, ("name", person.ShortName), ("kind", agreement.Kind.Title()), ("party", agreement.SecondParty), ("date", Wording.Date(to)),
                    ("days", $"{Math.Max(1, to.DayNumber - today.DayNumber)}"), ("link", letters.Address(address))));
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Reminding of the end of agreements failed")]
    private static partial void LogFailed(ILogger log, Exception e);
}
