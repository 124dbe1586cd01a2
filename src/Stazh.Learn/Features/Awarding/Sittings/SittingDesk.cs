using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Awarding;

public sealed record DecisionInput(Proposal? Proposal, string? Said, string? Reason, int For, int Against, int Abstained, Guid Stamp);

/// <summary>Sittings of a council: planned, held, put into minutes (R-029…R-031).</summary>
public sealed class SittingDesk(AppDb db, IPapers papers, INotifier notifier, TimeProvider clock)
{
    public const string About = "council-sitting";

    public async Task<(CouncilSitting? Sitting, Refusal? Refusal)> PlanAsync(ExpertCouncil council, DateOnly? heldOn, string? place, Guid by, CancellationToken stop)
    {
        if (heldOn is not { } day || !council.IsInOffice(day))
        {
            return (null, new SittingNeedsItsDay());
        }

        var now = clock.GetUtcNow();
        var sitting = new CouncilSitting { Id = Guid.CreateVersion7(now), CouncilId = council.Id, HeldOn = day, Place = Cut(place?.Trim() ?? "", 300) };
        db.Add(sitting);
        var id = council.Id;
        foreach (var member in await db.Set<CouncilMember>().Where(m => m.CouncilId == id).Select(m => m.PersonId).ToListAsync(stop))
        {
            notifier.Tell(member, $"sitting.planned:{sitting.Id}", "Заседание Экспертного совета: {0}.", "/expert", $"{TemplateBody.Date(day)}{(sitting.Place.Length > 0 ? ", " : "")}{sitting.Place}");
        }

        db.Record(now, by, "sitting.planned", nameof(CouncilSitting), sitting.Id, $"{day:yyyy-MM-dd}");
        await db.SaveChangesAsync(stop);
        return (sitting, null);
    }

    public async Task<Refusal?> AddAsync(SittingView view, IReadOnlyCollection<Guid> applications, Guid by, CancellationToken stop)
    {
        if (view.Sitting.IsClosed)
        {
            return new SittingIsClosed();
        }

        var ready = view.Ready.Select(r => r.ApplicationId).ToHashSet();
        if (applications.Count == 0 || applications.Any(a => !ready.Contains(a)))
        {
            return new ApplicationIsNotReady();
        }

        var now = clock.GetUtcNow();
        db.AddRange(applications.Select(a => new AgendaItem { Id = Guid.CreateVersion7(now), SittingId = view.Sitting.Id, ApplicationId = a, AddedAt = now }));
        return await SaveAsync(view.Sitting, "sitting.agenda-changed", by, stop);
    }

    public async Task<Refusal?> DropAsync(SittingView view, Guid item, Guid by, CancellationToken stop)
    {
        if (view.Sitting.IsClosed)
        {
            return new SittingIsClosed();
        }

        if (view.Sitting.Agenda.Find(i => i.Id == item) is { } row)
        {
            db.Remove(row);
        }

        return await SaveAsync(view.Sitting, "sitting.agenda-changed", by, stop);
    }

    public async Task<Refusal?> AttendAsync(SittingView view, DateOnly? heldOn, string? place, IReadOnlyCollection<Guid> present, Guid stamp, Guid by, CancellationToken stop)
    {
        if (view.Sitting.IsClosed)
        {
            return new SittingIsClosed();
        }

        if (view.Sitting.Stamp != stamp)
        {
            return new SomebodyWasFaster();
        }

        if (heldOn is not { } day || !view.Council.IsInOffice(day))
        {
            return new SittingNeedsItsDay();
        }

        (view.Sitting.HeldOn, view.Sitting.Place) = (day, Cut(place?.Trim() ?? "", 300));
        view.Sitting.Present = [.. view.Members.Select(m => m.PersonId).Where(present.Contains)];
        return await SaveAsync(view.Sitting, "sitting.attendance", by, stop);
    }

    public async Task<Refusal?> DecideAsync(SittingView view, AgendaItem item, DecisionInput input, Guid by, CancellationToken stop)
    {
        if (view.Sitting.IsClosed)
        {
            return new SittingIsClosed();
        }

        if (item.Stamp != input.Stamp)
        {
            return new SomebodyWasFaster();
        }

        if (!view.HasQuorum)
        {
            return new NoQuorum(view.Present, view.Needed);
        }

        return item.Decide(input.Proposal, input.Said, input.Reason, input.For, input.Against, input.Abstained, view.Entitled(item)) ?? await SaveAsync(null, "sitting.decided", by, stop, item.Id);
    }

    /// <summary>Minutes as a paper; decisions go to the applicants when it has its number.</summary>
    public async Task<Refusal?> CloseAsync(SittingView view, DateOnly today, Guid by, CancellationToken stop)
    {
        if (view.Sitting.CannotBeClosed(view.Needed, today, view.Entitled) is { } refusal)
        {
            return refusal;
        }

        var present = view.Members.Where(m => view.Sitting.Present.Contains(m.PersonId)).ToList();
        string Named(CouncilPost post, CouncilPost instead) => (present.Find(m => m.Post == post) ?? present.Find(m => m.Post == instead) ?? present[0]).Name;
        var paper = await papers.DraftAsync(
            new("minutes", view.Council.Region, new(About, view.Sitting.Id), new(
                new Dictionary<string, string>
                {
                    ["body"] = "Экспертного совета", ["held"] = TemplateBody.Date(view.Sitting.HeldOn), ["chair"] = Named(CouncilPost.Chair, CouncilPost.Deputy), ["secretary"] = Named(CouncilPost.Secretary, CouncilPost.Member),
                    ["quorum"] = $"Присутствуют {present.Count} из {view.Members.Count}, кворум есть.", ["closing"] = "",
                },
                new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>
                {
                    ["people"] = [.. present.Select(m => new Dictionary<string, string> { ["name"] = m.Name, ["post"] = CouncilDesk.Joined(m.Position, m.Organisation) })],
                    ["items"] = [.. view.Agenda.Select(i => new Dictionary<string, string>
                    {
                        ["question"] = $"О заявке: {view.Applications[i.ApplicationId].Organisation}", ["said"] = Said(view, i), ["vote"] = $"за {i.For}, против {i.Against}, воздержались {i.Abstained}{NotVoting(view, i)}",
                        ["decision"] = $"{i.Proposal!.Value.Title()}. {i.Reason}",
                    })],
                }),
                $"Протокол заседания Экспертного совета {TemplateBody.Date(view.Sitting.HeldOn)}"),
            by, stop);
        view.Sitting.Close(paper.Id, clock.GetUtcNow());
        return await SaveAsync(null, "sitting.closed", by, stop, view.Sitting.Id);
    }

    private static string Said(SittingView view, AgendaItem item) =>
        CouncilDesk.Joined(view.Applications[item.ApplicationId].Percent is { } percent ? $"Итог экспертизы {percent} %" : "", item.Said);

    private static string NotVoting(SittingView view, AgendaItem item)
    {
        var names = view.Abstaining(item).Where(a => view.Sitting.Present.Contains(a.Member.PersonId)).Select(a => $"{a.Member.Name} ({a.Conflict.Title()})").ToList();
        return names.Count == 0 ? "" : $"; не голосовали: {string.Join(", ", names)}";
    }

    private async Task<Refusal?> SaveAsync(CouncilSitting? sitting, string action, Guid by, CancellationToken stop, Guid? row = null)
    {
        sitting?.Stamp = Guid.NewGuid();
        db.Record(clock.GetUtcNow(), by, action, nameof(CouncilSitting), row ?? sitting!.Id);
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new SomebodyWasFaster();
        }
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
