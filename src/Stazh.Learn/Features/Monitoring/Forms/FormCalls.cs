using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>A window has opened, or closes in a week: those who have not handed in are told.</summary>
public sealed record MonitoringCall(Guid WindowId, bool IsReminder) : IOutboxMessage;

internal sealed class MonitoringCalls(AppDb db, FormDesk desk, MonitoringForms forms, INotifier notifier) : IOutboxHandler<MonitoringCall>
{
    public async Task HandleAsync(Guid id, MonitoringCall message, CancellationToken stop)
    {
        if (await db.Set<MonitoringWindow>().AsNoTracking().FirstOrDefaultAsync(w => w.Id == message.WindowId, stop) is not { } window || forms.Find(window.FormCode) is not { } form)
        {
            return;
        }

        var (region, key) = (window.Region, $"monitoring:{window.Id}:{(message.IsReminder ? "soon" : "open")}");
        var people = form.By switch
        {
            FormFiller.Teacher => await desk.TeachersOf(region).Where(p => !db.Set<MonitoringSheet>().Any(s => s.WindowId == window.Id && s.SubjectId == p && s.HandedInAt != null)).ToListAsync(stop),
            FormFiller.Site => await db.Set<RoleGrant>().Where(g => g.Role == Role.SiteHead && g.RevokedAt == null && db.Set<Sites.InternshipSite>().Any(s => s.Id == g.SiteId && s.Subject == region)
                && !db.Set<MonitoringSheet>().Any(s => s.WindowId == window.Id && s.SubjectId == g.SiteId && s.HandedInAt != null)).Select(g => g.PersonId).Distinct().ToListAsync(stop),
            _ => await db.Set<RoleGrant>().Where(g => g.Role == Role.Coordinator && g.RevokedAt == null && g.Region == region).Select(g => g.PersonId).Distinct().ToListAsync(stop),
        };
        foreach (var person in people)
        {
            notifier.Tell(person, key, message.IsReminder ? "До {0} заполните форму «{1}»: ваших ответов ещё нет." : "Открыта форма «{1}»: её ждут до {0}.", "/monitoring/forms", Wording.Date(window.ClosesOn), Wording.Inner(form.Title));
        }

        await db.SaveChangesAsync(stop);
    }
}

/// <summary>Reminds once, a week before a window closes.</summary>
public sealed class FormReminders(AppDb db, TimeProvider clock)
{
    public const int DaysBefore = 7;

    /// <summary>Returns for how many windows somebody will be reminded; called by the hour.</summary>
    public async Task<int> RemindDueAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).DateTime);
        var until = today.AddDays(DaysBefore);
        var due = await db.Set<MonitoringWindow>().Where(w => w.RemindedOn == null && w.OpensOn < today && w.ClosesOn >= today && w.ClosesOn <= until).ToListAsync(stop);
        foreach (var window in due)
        {
            window.RemindedOn = today;
            db.Send(now, new MonitoringCall(window.Id, IsReminder: true));
        }

        await db.SaveChangesAsync(stop);
        return due.Count;
    }
}
