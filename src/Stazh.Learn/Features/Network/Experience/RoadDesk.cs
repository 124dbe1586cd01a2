using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

/// <summary>Writes stages of road maps and statuses of resource centres.</summary>
public sealed class RoadDesk(AppDb db, NetworkDesk desk, IPapers papers, TimeProvider clock)
{
    internal Task<RoadStage?> OneAsync(Guid networkId, Guid id, CancellationToken stop) => db.Set<RoadStage>().FirstOrDefaultAsync(s => s.Id == id && s.NetworkId == networkId, stop);

    internal async Task<Refusal?> SaveAsync(Guid networkId, RoadInput input, Guid by, CancellationToken stop)
    {
        var known = input.Id is { } id ? await OneAsync(networkId, id, stop) : null;
        if (known is not null && known.Stamp != input.Stamp)
        {
            return new ChangedElsewhere();
        }

        var stage = known ?? new() { Id = Guid.CreateVersion7(clock.GetUtcNow()), NetworkId = networkId, Title = "" };
        if (stage.Write(input) is { } refusal)
        {
            return refusal;
        }

        if (known is null)
        {
            db.Add(stage);
        }

        return await desk.SaveAsync("road.saved", nameof(RoadStage), stage.Id, by, stop);
    }

    /// <summary>One SQL command.</summary>
    internal async Task<IReadOnlyList<CentreLine>> CentresAsync(Guid networkId, CancellationToken stop) => await (
        from c in db.Set<CentreStatus>().AsNoTracking()
        join p in db.Set<Paper>() on c.RegulationPaperId equals p.Id into regulations
        from p in regulations.DefaultIfEmpty()
        where c.NetworkId == networkId
        orderby c.To descending, c.Id
        select new CentreLine(c, p == null ? null : p.State, p == null ? null : p.Number, p == null ? null : p.Date)).Take(50).ToListAsync(stop);

    internal async Task<Guid> DraftRegulationAsync(MethodNetwork network, Guid statusId, Guid by, CancellationToken stop)
    {
        var status = await db.Set<CentreStatus>().SingleAsync(c => c.Id == statusId, stop);
        var paper = await papers.DraftAsync(
            new("regulation-centre", network.Region, new(CentreStatus.About, status.Id), new(new Dictionary<string, string>
            {
                ["organisation"] = status.Organisation, ["network"] = network.Title, ["act"] = status.Act, ["term"] = $"с {status.From:dd.MM.yyyy} по {status.To:dd.MM.yyyy}",
                ["goals"] = "2.1. Центр ведёт методическую сеть, готовит специалистов методических служб и передаёт опыт площадок другим районам.",
                ["work"] = "3.1. Центр работает по плану сети и дорожной карте передачи опыта.\n\n3.2. Итоги года рассматривает координационный совет.",
                ["relations"] = "4.1. Права и обязанности участников сети определяют договоры и соглашения.",
            })),
            by, stop);
        status.RegulationPaperId = paper.Id;
        await desk.SaveAsync("network.centre-regulation", nameof(CentreStatus), status.Id, by, stop);
        return paper.Id;
    }

    internal async Task<Refusal?> GiveAsync(Guid networkId, CentreInput input, Guid by, CancellationToken stop)
    {
        if (input.To < input.From)
        {
            return new EndsBeforeItBegins();
        }

        var status = new CentreStatus
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), NetworkId = networkId, Organisation = input.Organisation!.Trim(), Act = input.Act!.Trim(), Regulation = input.Regulation?.Trim() ?? "",
            From = input.From!.Value, To = input.To!.Value,
        };
        db.Add(status);
        return await desk.SaveAsync("network.centre-added", nameof(CentreStatus), status.Id, by, stop);
    }
}
