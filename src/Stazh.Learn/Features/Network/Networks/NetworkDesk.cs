using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

public sealed record SiteIsNotInTheRegistry() : Refusal("Площадки с таким адресом в реестре нет. Скопируйте адрес её страницы.");

/// <summary>Writes networks and what is in them; each step with its audit row in one save.</summary>
public sealed class NetworkDesk(AppDb db, SiteDirectory sites, TimeProvider clock)
{
    internal async Task<(MethodNetwork? Network, Refusal? Refusal)> SaveAsync(MethodNetwork? network, NetworkInput input, string region, Guid by, CancellationToken stop)
    {
        var isNew = network is null;
        if (network is not null && network.Stamp != input.Stamp)
        {
            return (network, new ChangedElsewhere());
        }

        var slug = Slug.Of(input.Title!);
        var taken = isNew ? await db.Set<MethodNetwork>().Where(n => n.Slug.StartsWith(slug)).Select(n => n.Slug).ToHashSetAsync(stop) : [];
        taken.Add("entry");
        network ??= new() { Id = Guid.CreateVersion7(clock.GetUtcNow()), Slug = Slug.Free(slug, taken), Region = region, Title = "" };
        if (network.Write(input) is { } refusal)
        {
            return (network, refusal);
        }

        if (isNew)
        {
            db.Add(network);
        }

        return (network, await SaveAsync(isNew ? "network.added" : "network.saved", nameof(MethodNetwork), network.Id, by, stop));
    }

    internal async Task<Refusal?> AddAsync(MethodNetwork network, NetworkMemberInput input, Guid by, CancellationToken stop)
    {
        var name = input.Name!.Trim();
        if (network.Members.Exists(m => m.Until is null && string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            return new MemberIsThere();
        }

        Guid? site = null;
        if (!string.IsNullOrWhiteSpace(input.Site))
        {
            site = (await sites.FindAsync(input.Site.Trim().TrimEnd('/').Split('/')[^1], stop))?.Id;
            if (site is null)
            {
                return new SiteIsNotInTheRegistry();
            }
        }

        return await AddAsync(new NetworkMember { Id = Next(), NetworkId = network.Id, Name = name, Kind = input.Kind, SiteId = site, From = input.From!.Value }, m => m.Id, "network.member-added", by, stop);
    }

    internal Task<Refusal?> AddAsync(MethodNetwork network, InteractionInput input, Guid by, CancellationToken stop) => AddAsync(
        new Interaction { Id = Next(), NetworkId = network.Id, Level = input.Level, One = input.One!.Trim(), Other = input.Other!.Trim(), About = input.About!.Trim(), From = input.From!.Value },
        i => i.Id, "network.interaction-added", by, stop);

    internal Task<Refusal?> AddAsync(MethodNetwork network, AssociationInput input, Guid by, CancellationToken stop) => AddAsync(
        new Association { Id = Next(), NetworkId = network.Id, Kind = input.Kind, Title = input.Title!.Trim(), Leader = input.Leader?.Trim() ?? "", Teachers = input.Teachers, From = input.From!.Value },
        a => a.Id, "network.association-added", by, stop);

    internal async Task<Refusal?> AddAsync(MethodNetwork network, VisitInput input, DateOnly today, Guid by, CancellationToken stop) => input.On > today ? new DayIsAhead() : await AddAsync(
        new MutualVisit
        {
            Id = Next(), NetworkId = network.Id, On = input.On!.Value, Event = input.Event!.Trim(), Host = input.Host!.Trim(), Guests = input.Guests!.Trim(), Visitors = input.Visitors,
            Outcome = input.Outcome?.Trim() ?? "",
        },
        v => v.Id, "network.visit-added", by, stop);

    /// <summary>The last day of a member, a tie or an association; false when there is none such.</summary>
    internal async Task<(bool Found, Refusal? Refusal)> EndAsync(Guid networkId, string what, Guid id, DateOnly lastDay, Guid by, CancellationToken stop)
    {
        Refusal? refusal = null;
        Guid? ended = what switch
        {
            "member" when await db.Set<NetworkMember>().FirstOrDefaultAsync(m => m.Id == id && m.NetworkId == networkId && m.Until == null, stop) is { } m => End(m.From, () => m.Until = lastDay),
            "tie" when await db.Set<Interaction>().FirstOrDefaultAsync(i => i.Id == id && i.NetworkId == networkId && i.Until == null, stop) is { } i => End(i.From, () => i.Until = lastDay),
            "association" when await db.Set<Association>().FirstOrDefaultAsync(a => a.Id == id && a.NetworkId == networkId && a.Until == null, stop) is { } a => End(a.From, () => a.Until = lastDay),
            _ => null,
        };
        return (ended is not null, ended is null || refusal is not null ? refusal : await SaveAsync($"network.{what}-ended", nameof(MethodNetwork), id, by, stop));

        Guid? End(DateOnly from, Action act)
        {
            refusal = lastDay < from ? new EndsBeforeItBegins() : null;
            if (refusal is null)
            {
                act();
            }

            return id;
        }
    }

    /// <summary>Saves the change at hand with its audit row.</summary>
    internal async Task<Refusal?> SaveAsync(string action, string kind, Guid id, Guid by, CancellationToken stop)
    {
        db.Record(clock.GetUtcNow(), by, action, kind, id);
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new ChangedElsewhere();
        }
    }

    private Guid Next() => Guid.CreateVersion7(clock.GetUtcNow());

    private Task<Refusal?> AddAsync<T>(T row, Func<T, Guid> id, string action, Guid by, CancellationToken stop)
        where T : class
    {
        db.Add(row);
        return SaveAsync(action, typeof(T).Name, id(row), by, stop);
    }
}
