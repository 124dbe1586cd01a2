using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

/// <summary>A workshop and what its reader may do.</summary>
/// <param name="MayKeep">Coordinators of the region, heads of the site.</param>
/// <param name="MayTeach">The same and the master.</param>
/// <param name="MayName">The same and the members: those who see names .</param>
public sealed record WorkshopPlace(Workshop Workshop, SiteName? Site, string NetworkTitle, string NetworkSlug, string? MasterEmail, bool MayKeep, bool MayTeach, bool MayName);

/// <summary>A network or a site that may get a workshop.</summary>
public sealed record WorkshopGround(Guid Id, string Title, string Region, bool IsNetwork);

/// <summary>Writes workshops, their groups and lessons; each step with its audit row in one save .</summary>
public sealed class WorkshopDesk(AppDb db, NetworkDesk desk, MentoringDesk mentoring, NetworkAccess access, INotifier notifier, TimeProvider clock)
{
    /// <summary>Networks and sites of the reader; at most three SQL commands.</summary>
    internal async Task<IReadOnlyList<WorkshopGround>> GroundsAsync(Guid me, CancellationToken stop)
    {
        var regions = await access.RegionsAsync(stop);
        var networks = regions.Count == 0 ? [] : await db.Set<MethodNetwork>().AsNoTracking().Where(n => regions.Contains(n.Region) && n.ClosedOn == null).OrderBy(n => n.Title).ThenBy(n => n.Id).Take(500)
            .Select(n => new WorkshopGround(n.Id, n.Title, n.Region, true)).ToListAsync(stop);
        return [.. networks, .. (await mentoring.SitesAsync(me, stop)).Select(s => new WorkshopGround(s.Id, s.Title, s.Subject, false))];
    }

    /// <summary>One SQL command; null is 404.</summary>
    internal async Task<WorkshopPlace?> FindAsync(Guid id, Guid? reader, bool forChange, CancellationToken stop)
    {
        var me = reader ?? Guid.Empty;
        var all = db.Set<Workshop>().Where(w => w.Id == id);
        var found = await (
            from w in forChange ? all : all.AsNoTracking()
            join n in db.Set<MethodNetwork>() on w.NetworkId equals n.Id into networks
            from n in networks.DefaultIfEmpty()
            join s in db.Set<InternshipSite>() on w.SiteId equals s.Id into places
            from s in places.DefaultIfEmpty()
            select new
            {
                Workshop = w, Network = n,
                Site = s == null ? null : new SiteName { Id = s.Id, Slug = s.Slug, Title = s.Title, Subject = s.Subject, Kind = s.Kind },
                Keeps = db.Set<RoleGrant>().Any(g => g.PersonId == me && g.RevokedAt == null && ((g.Role == Role.Coordinator && g.Region == w.Region) || (g.Role == Role.SiteHead && w.SiteId != null && g.SiteId == w.SiteId))),
                Learns = w.Members.Any(m => m.PersonId == me),
                Email = db.Set<Person>().Where(p => p.Id == w.PersonId).Select(p => p.Email).FirstOrDefault(),
            }).FirstOrDefaultAsync(stop);
        if (found is null)
        {
            return null;
        }

        var teaches = found.Keeps || (reader is not null && found.Workshop.PersonId == reader);
        return new(found.Workshop, found.Site, found.Network?.Title ?? "", found.Network?.Slug ?? "", found.Email, found.Keeps, teaches, teaches || found.Learns);
    }

    internal async Task<(Guid Id, Refusal? Refusal)> SaveAsync(Workshop? workshop, WorkshopGround? ground, WorkshopInput input, Guid by, CancellationToken stop)
    {
        if (workshop is not null && workshop.Stamp != input.Stamp)
        {
            return (workshop.Id, new ChangedElsewhere());
        }

        var (master, nobody) = await PersonAsync(input.Email, stop);
        var before = workshop?.PersonId;
        var made = workshop ?? new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), Region = ground!.Region, NetworkId = ground.IsNetwork ? ground.Id : null, SiteId = ground.IsNetwork ? null : ground.Id, Title = "",
        };
        if ((nobody ?? made.Write(input, master)) is { } refusal)
        {
            return (made.Id, refusal);
        }

        if (workshop is null)
        {
            db.Add(made);
        }

        if (master is { } person && person != before)
        {
            notifier.Tell(person, $"workshop:{made.Id:n}", "Вы ведёте педагогическую мастерскую: {0}. Внесите занятия.", $"/workshops/{made.Id}", made.Title);
        }

        return (made.Id, await desk.SaveAsync(workshop is null ? "workshop.added" : "workshop.saved", nameof(Workshop), made.Id, by, stop));
    }

    internal async Task<Refusal?> AddAsync(Workshop workshop, WorkshopMemberInput input, DateOnly today, Guid by, CancellationToken stop)
    {
        var (person, nobody) = await PersonAsync(input.Email, stop);
        var (id, name) = (workshop.Id, input.Name!.Trim());
        if (nobody is not null)
        {
            return nobody;
        }

        if (await db.Set<WorkshopMember>().AnyAsync(m => m.WorkshopId == id && m.Until == null && (m.Name == name || (person != null && m.PersonId == person)), stop))
        {
            return new LearnerIsThere();
        }

        var row = new WorkshopMember { Id = Guid.CreateVersion7(clock.GetUtcNow()), WorkshopId = id, PersonId = person, Name = name, Post = input.Post?.Trim() ?? "", From = today };
        db.Add(row);
        if (person is { } told)
        {
            notifier.Tell(told, $"workshop-member:{row.Id:n}", "Вас внесли в группу педагогической мастерской: {0}.", $"/workshops/{id}", workshop.Title);
        }

        return await desk.SaveAsync("workshop.member-added", nameof(WorkshopMember), row.Id, by, stop);
    }

    internal async Task<Refusal?> AddAsync(Workshop workshop, LessonInput input, Guid by, CancellationToken stop)
    {
        if (input.On < workshop.From || input.On > workshop.Until)
        {
            return new LessonIsOutside();
        }

        var row = new WorkshopLesson { Id = Guid.CreateVersion7(clock.GetUtcNow()), WorkshopId = workshop.Id, On = input.On!.Value, Topic = input.Topic!.Trim() };
        db.Add(row);
        return await desk.SaveAsync("workshop.lesson-added", nameof(WorkshopLesson), row.Id, by, stop);
    }

    private async Task<(Guid? Person, Refusal? Refusal)> PersonAsync(string? email, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(email))
        {
            return (null, null);
        }

        var key = email.Trim().ToUpperInvariant();
        var person = await db.Set<Person>().Where(p => p.NormalizedEmail == key && p.ErasedAt == null).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(stop);
        return (person, person is null ? new NobodyWithThisAddress() : null);
    }
}
