using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>
/// What an accepted task or a trial says about the deficits it works on: of the severity on the map, the share 1 − effect is left. A map
/// without the deficit counts as the whole of it. One SQL command for the map and what the map itself needs.
/// </summary>
public sealed class TaskEvidence(IDeficitMaps? maps = null)
{
    public const string Task = "task";
    public const string Trial = "trial";

    public async Task AddAsync(Guid enrolmentId, PracticeTask task, string source, DateTimeOffset at, CancellationToken stop)
    {
        if (maps is null)
        {
            return;
        }

        var map = await maps.OfAsync(enrolmentId, stop);
        foreach (var closes in task.Closes)
        {
            var before = map?.Lines.FirstOrDefault(l => l.Code == closes.Deficit)?.Severity ?? 1;
            await maps.AddEvidenceAsync(enrolmentId, closes.Deficit, source, task.Code, Left(before, closes.Effect), at, stop);
        }
    }

    /// <param name="severity">0…1.</param>
    /// <param name="effect">0…1.</param>
    public static double Left(double severity, double effect) => Math.Clamp(severity * (1 - effect), 0, 1);
}
