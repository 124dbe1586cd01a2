using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Sites;

public sealed record PersonIsNotHere(string Email) : Refusal("Человека с почтой {0} в программе нет: сначала он регистрируется сам.", Email);

public sealed record PostIsHeldAlready() : Refusal("Этот человек уже на этом посту.");

public sealed record GroupEndsBeforeItBegins() : Refusal("Группа заканчивает раньше, чем начинает.");

/// <summary>A site and what the reader may do with its people.</summary>
public sealed record SitePlace(InternshipSite Site, bool MayAppoint, bool Leads, bool WorksThere)
{
    public bool MayStaff => MayAppoint || Leads;
}

/// <summary>Head, staff and groups of a site. The head and coordinators keep them, those who work there read them, nobody else (R-015… ).</summary>
public sealed class SitePeople(AppDb db, Roles roles, INotifier notifier, TimeProvider clock)
{
    /// <summary>Null is 404: the reader has nothing to do with the site's people.</summary>
    public async Task<SitePlace?> FindAsync(string slug, Guid me, CancellationToken stop)
    {
        var grants = db.Set<RoleGrant>().Where(g => g.PersonId == me && g.RevokedAt == null);
        var place = await db.Set<InternshipSite>().Include(s => s.Organisations).Where(s => s.Slug == slug).Select(s => new
        {
            Site = s,
            MayAppoint = grants.Any(g => g.Role == Role.Administrator || (g.Role == Role.Coordinator && db.Set<Subject>().Any(j => j.Code == s.SubjectCode && (j.RegistryName == g.Region || j.Name == g.Region)))),
            Leads = grants.Any(g => g.Role == Role.SiteHead && g.SiteId == s.Id),
            WorksThere = db.Set<SiteMember>().Any(m => m.SiteId == s.Id && m.PersonId == me && m.Until == null) || db.Set<SiteGroup>().Any(g => g.SiteId == s.Id && g.Members.Any(m => m.PersonId == me)),
        }).AsSingleQuery().FirstOrDefaultAsync(stop);
        return place is { MayAppoint: true } or { Leads: true } or { WorksThere: true } ? new(place.Site, place.MayAppoint, place.Leads, place.WorksThere) : null;
    }

    internal async Task<(Person? Person, Refusal? Refusal)> PersonAsync(string email, CancellationToken stop)
    {
        var key = email.Trim().ToUpperInvariant();
        var person = await db.Set<Person>().FirstOrDefaultAsync(p => p.NormalizedEmail == key && p.ErasedAt == null, stop);
        return (person, person is null ? new PersonIsNotHere(email.Trim()) : null);
    }

    internal async Task<Refusal?> AppointAsync(InternshipSite site, HeadInput input, Guid by, CancellationToken stop)
    {
        if (site.Stamp != input.Stamp)
        {
            return new SomebodySavedFirst();
        }

        var names = site.Organisations.Select(o => o.Name).Where(input.Participants.Contains).ToList();
        var (person, refusal) = await PersonAsync(input.Email, stop);
        refusal ??= HeadAppointment.Check(person!, input.Achievements, input.ActKind, site.Organisations.Count, names);
        if (refusal is not null)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        foreach (var before in await db.Set<HeadAppointment>().Where(h => h.SiteId == site.Id && h.EndedAt == null).ToListAsync(stop))
        {
            before.EndedAt = now;
        }

        // One site, one head: whoever held the role before gives it up.
        foreach (var grant in await db.Set<RoleGrant>().Where(g => g.SiteId == site.Id && g.Role == Role.SiteHead && g.RevokedAt == null && g.PersonId != person!.Id).ToListAsync(stop))
        {
            await roles.RevokeAsync(by, grant, stop);
        }

        await roles.GrantAsync(by, person!.Id, Role.SiteHead, siteId: site.Id, stop: stop);
        var appointment = new HeadAppointment
        {
            Id = Guid.CreateVersion7(now), SiteId = site.Id, PersonId = person.Id, Category = person.Category, Achievements = input.Achievements!.Trim(), ActKind = input.ActKind, ActNumber = input.ActNumber.Trim(),
            ActDate = input.ActDate!.Value, Body = input.Body.Trim(), Participants = names, RecordedAt = now, RecordedById = by,
        };
        db.Add(appointment);
        site.Stamp = Guid.NewGuid();
        db.Record(now, by, "site.head-appointed", nameof(HeadAppointment), appointment.Id, site.Slug);
        notifier.Tell(person.Id, $"site-head:{appointment.Id}", "Вы назначены руководителем площадки «{0}».", $"/sites/{site.Slug}/people", Wording.Inner(site.Title));
        return await SaveAsync(stop);
    }

    internal async Task<Refusal?> AddAsync(InternshipSite site, MemberInput input, Guid by, CancellationToken stop)
    {
        var (person, refusal) = await PersonAsync(input.Email, stop);
        if (refusal is not null)
        {
            return refusal;
        }

        if (await db.Set<SiteMember>().AnyAsync(m => m.SiteId == site.Id && m.PersonId == person!.Id && m.Post == input.Post && m.Until == null, stop))
        {
            return new PostIsHeldAlready();
        }

        var now = clock.GetUtcNow();
        var member = new SiteMember
        {
            Id = Guid.CreateVersion7(now), SiteId = site.Id, PersonId = person!.Id, Post = input.Post, Act = input.Act?.Trim() ?? "", CaresFor = input.CaresFor?.Trim() ?? "", From = input.From!.Value,
        };
        db.Add(member);
        db.Record(now, by, "site.member-added", nameof(SiteMember), member.Id, site.Slug);
        notifier.Tell(person.Id, $"site-member:{member.Id}", "Вы в составе площадки «{0}».", $"/sites/{site.Slug}/people", Wording.Inner(site.Title));
        return await SaveAsync(stop);
    }

    internal async Task<bool> EndAsync(InternshipSite site, Guid memberId, DateOnly today, Guid by, CancellationToken stop)
    {
        if (await db.Set<SiteMember>().FirstOrDefaultAsync(m => m.Id == memberId && m.SiteId == site.Id && m.Until == null, stop) is not { } member)
        {
            return false;
        }

        member.Until = today;
        db.Record(clock.GetUtcNow(), by, "site.member-ended", nameof(SiteMember), member.Id, site.Slug);
        await db.SaveChangesAsync(stop);
        return true;
    }

    internal async Task<Refusal?> AddGroupAsync(InternshipSite site, GroupInput input, Guid by, CancellationToken stop)
    {
        if (input.To < input.From)
        {
            return new GroupEndsBeforeItBegins();
        }

        var now = clock.GetUtcNow();
        var group = new SiteGroup { Id = Guid.CreateVersion7(now), SiteId = site.Id, Kind = input.Kind, Direction = input.Direction.Trim(), Act = input.Act.Trim(), From = input.From!.Value, To = input.To!.Value };
        foreach (var email in input.Emails.Split(['\n', ',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase).Take(50))
        {
            var (person, refusal) = await PersonAsync(email, stop);
            if (refusal is not null)
            {
                return refusal;
            }

            if (group.Members.TrueForAll(m => m.PersonId != person!.Id))
            {
                group.Members.Add(new() { PersonId = person!.Id, Leads = group.Members.Count == 0 });
            }
        }

        db.Add(group);
        db.Record(now, by, "site.group-added", nameof(SiteGroup), group.Id, site.Slug);
        group.Members.ForEach(m => notifier.Tell(m.PersonId, $"site-group:{group.Id}", "Вы в группе площадки «{0}».", $"/sites/{site.Slug}/people", Wording.Inner(site.Title)));
        return await SaveAsync(stop);
    }

    internal async Task<Refusal?> ManAsync(InternshipSite site, ManningInput input, Guid by, CancellationToken stop)
    {
        if (site.Stamp != input.Stamp)
        {
            return new SomebodySavedFirst();
        }

        (site.Manning, site.Stamp) = (input.Manning?.Trim() ?? "", Guid.NewGuid());
        db.Record(clock.GetUtcNow(), by, "site.manning-saved", nameof(InternshipSite), site.Id);
        return await SaveAsync(stop);
    }

    private async Task<Refusal?> SaveAsync(CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new SomebodySavedFirst();
        }
    }
}
