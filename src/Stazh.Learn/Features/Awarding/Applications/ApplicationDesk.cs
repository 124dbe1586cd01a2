using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

/// <summary>What is done to one application: each step with its audit row and word to those it concerns, in one save.</summary>
public sealed class ApplicationDesk(AppDb db, INotifier notifier, TimeProvider clock)
{
    /// <summary>A draft of one's own for an open intake, prefilled from the profile.</summary>
    public async Task<(StatusApplication? Application, Refusal? Refusal)> BeginAsync(Guid windowId, Guid personId, DateOnly today, CancellationToken stop)
    {
        var window = await db.Set<IntakeWindow>().AsNoTracking().SingleOrDefaultAsync(w => w.Id == windowId, stop);
        if (window is null || !window.IsOpen(today))
        {
            return (null, new WindowIsClosed());
        }

        if (await db.Set<StatusApplication>().Where(a => a.WindowId == windowId && a.ApplicantId == personId && a.State != ApplicationState.Withdrawn).FirstOrDefaultAsync(stop) is { } mine)
        {
            return (mine, new ApplicationIsThere());
        }

        var (now, person) = (clock.GetUtcNow(), await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == personId, stop));
        var application = Make(window, person, now);
        application.Write(new() { OrganisationName = person.WorkPlace, Email = person.Email ?? "" }, null);
        db.Add(application);
        db.Record(now, personId, "application.begun", nameof(StatusApplication), application.Id);
        await db.SaveChangesAsync(stop);
        return (application, null);
    }

    public static StatusApplication Make(IntakeWindow window, Person person, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), WindowId = window.Id, Region = window.Region, District = person.District, SiteKind = window.SiteKind, Road = window.Road, ApplicantId = person.Id,
        CreatedAt = now,
    };

    /// <summary>Saves what was written; with <paramref name="submit"/> also hands it in. What was written stays saved when it cannot be handed in.</summary>
    public async Task<Refusal?> WriteAsync(StatusApplication application, ApplicationText text, Guid? plan, Guid stamp, bool submit, DateOnly today, CancellationToken stop)
    {
        if (application.Stamp != stamp)
        {
            return new SomebodyWasFaster();
        }

        if (application.Write(text, plan) is { } locked)
        {
            return locked;
        }

        return await SaveAsync(application, "application.written", application.ApplicantId, stop) ?? (submit ? await SubmitAsync(application, today, stop) : null);
    }

    public async Task<Refusal?> SubmitAsync(StatusApplication application, DateOnly today, CancellationToken stop)
    {
        var key = application.OrganisationKey;
        var window = await db.Set<IntakeWindow>().AsNoTracking().SingleAsync(w => w.Id == application.WindowId, stop);
        var nominated = !window.OnlyNominated || await db.Set<Nomination>().AnyAsync(n => n.WindowId == window.Id && n.OrganisationKey == key, stop);
        var now = clock.GetUtcNow();
        if (application.Submit(window, nominated, today, now) is { } refusal)
        {
            return refusal;
        }

        var region = application.Region;
        foreach (var coordinator in await db.Set<RoleGrant>().Where(g => g.Role == Role.Coordinator && g.Region == region && g.RevokedAt == null).Select(g => g.PersonId).Distinct().ToListAsync(stop))
        {
            notifier.Tell(coordinator, $"application.submitted:{application.Id}:{application.Version}", "Подана заявка на статус площадки: {0}.", Address(application), application.Text.OrganisationName);
        }

        return await SaveAsync(application, "application.submitted", application.ApplicantId, stop);
    }

    /// <summary>A step of those who decide; the applicant is told of what happened and why .</summary>
    public async Task<Refusal?> StepAsync(StatusApplication application, string action, Guid by, Func<DateTimeOffset, Refusal?> step, string sentence, CancellationToken stop)
    {
        if (step(clock.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        TellApplicant(application, action, sentence);
        return await SaveAsync(application, action, by, stop);
    }

    public void TellApplicant(StatusApplication application, string action, string sentence) =>
        notifier.Tell(application.ApplicantId, $"{action}:{application.Id}:{application.Version}", sentence, Address(application), application.Text.OrganisationName);

    public async Task<Refusal?> SaveAsync(StatusApplication application, string action, Guid? by, CancellationToken stop)
    {
        db.Record(clock.GetUtcNow(), by, action, nameof(StatusApplication), application.Id);
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new SomebodyWasFaster();
        }
    }

    private static string Address(StatusApplication application) => $"/applications/{application.Id}";
}
