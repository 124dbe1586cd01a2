using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Network;

/// <summary>Writes stages of road maps and statuses of resource centres.</summary>
public sealed class RoadDesk(AppDb db, NetworkDesk desk, TimeProvider clock)
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
