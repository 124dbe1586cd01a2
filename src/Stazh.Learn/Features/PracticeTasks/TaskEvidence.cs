using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>What an accepted task or a trial says about the deficits it works on, told to the map by its own rule.</summary>
public sealed class TaskEvidence(IDeficitMaps? maps = null)
{
    public const string Task = ReadingSource.Task;
    public const string Trial = ReadingSource.Trial;

    public async Task AddAsync(Guid enrolmentId, PracticeTask task, string source, DateTimeOffset at, CancellationToken stop)
    {
        if (maps is not null)
        {
            await maps.OfferAsync(new(enrolmentId, source, task.Code, task.Closes.ToDictionary(c => c.Deficit, c => c.Effect), at), stop);
        }
    }
}
