using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Notifications;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Diagnostics;

/// <summary>How an edit ended: done, refused, or met another edit of the same line.</summary>
public sealed record EditOutcome(Refusal? Refusal = null, DeficitMapLine? Theirs = null)
{
    public static EditOutcome Done { get; } = new();
}

/// <summary>Changes a deficit map; two people, or one person at two screens, never overwrite each other unseen.</summary>
public sealed class DeficitMapEditor(AppDb db, TimeProvider clock, DeficitMapReader reader, IEnumerable<INotifier> notifiers)
{
    /// <param name="stamp">Of the line as it was shown.</param>
    /// <param name="ownLevel">Of an own deficit.</param>
    public Task<EditOutcome> EditAsync(InternshipPlace place, string code, int? priority, string comment, DeficitLevel? ownLevel, Guid stamp, CancellationToken stop) =>
        ChangeAsync(place.Id, async (map, now) =>
        {
            var line = map.Line(code);
            if (!line.IsOwn && place.Package.Deficit(code) is null)
            {
                return EditOutcome.Done;
            }

            if (line.Stamp != stamp)
            {
                return new(Theirs: line);
            }

            // After the confirmation only the comment is asked.
            if (map.Edit(code, map.IsConfirmed ? line.Priority : priority, comment.Trim(), now) is { } refusal)
            {
                return new(refusal);
            }

            if (line.IsOwn && ownLevel is { } level && !map.IsConfirmed)
            {
                await reader.AddEvidenceAsync(place.Id, code, ReadingSource.Self, code, SeverityScale.OfAnchor((int)level), now, stop);
            }

            return EditOutcome.Done;
        }, stop);

    /// <summary>Moves the importance of a line one step up or down.</summary>
    public Task<EditOutcome> MoveAsync(InternshipPlace place, string code, int step, CancellationToken stop) => ChangeAsync(place.Id, async (map, now) =>
    {
        var state = await reader.LoadAsync(place.Id, place.Package, stop);
        var line = state.Lines.FirstOrDefault(l => l.Code == code);
        return line is null ? EditOutcome.Done : new(map.Edit(code, Math.Clamp(line.Priority + step, 0, DeficitMapLine.HighestPriority), line.Line.Comment, now));
    }, stop);

    public Task<EditOutcome> AddOwnAsync(InternshipPlace place, string title, DeficitLevel level, string comment, CancellationToken stop) => ChangeAsync(place.Id, async (map, now) =>
    {
        if (map.AddOwn(title.Trim(), now, out var code) is { } refusal)
        {
            return new(refusal);
        }

        map.Edit(code, null, comment.Trim(), now);
        await reader.AddEvidenceAsync(place.Id, code, ReadingSource.Self, code, SeverityScale.OfAnchor((int)level), now, stop);
        return EditOutcome.Done;
    }, stop);

    public Task<EditOutcome> RemoveOwnAsync(InternshipPlace place, string code, CancellationToken stop) => ChangeAsync(place.Id, async (map, now) =>
    {
        if (!map.Line(code).IsOwn)
        {
            return EditOutcome.Done;
        }

        if (map.RemoveOwn(code, now) is { } refusal)
        {
            return new(refusal);
        }

        db.RemoveRange(await db.Set<DeficitReading>().Where(r => r.EnrolmentId == place.Id && r.Deficit == code).ToListAsync(stop));
        return EditOutcome.Done;
    }, stop);

    /// <param name="stamp">Of the remark as it was shown.</param>
    public Task<EditOutcome> RemarkAsync(InternshipPlace place, string code, string remark, Guid stamp, CancellationToken stop) => ChangeAsync(place.Id, (map, now) =>
    {
        var line = map.Line(code);
        var outcome = !line.IsOwn && place.Package.Deficit(code) is null ? EditOutcome.Done
            : line.RemarkStamp != stamp ? new(Theirs: line)
            : new EditOutcome(map.Remark(code, remark.Trim(), now));
        return Task.FromResult(outcome);
    }, stop);

    public Task<EditOutcome> ConfirmAsync(InternshipPlace place, CancellationToken stop) => ChangeAsync(place.Id, async (map, now) =>
    {
        var state = await reader.LoadAsync(place.Id, place.Package, stop);
        var severities = state.Lines.Where(l => l.Assessment.Severity is not null).ToDictionary(l => l.Code, l => l.Assessment.Severity!.Value);
        if (map.Confirm(state.EntryIsFinished, severities, now) is { } refusal)
        {
            return new(refusal);
        }

        db.Record(now, place.Internship.PersonId, "deficits.confirmed", nameof(DeficitMap), place.Id);
        foreach (var tutor in await TutorsAsync(place, stop))
        {
            foreach (var notifier in notifiers)
            {
                notifier.Tell(tutor, $"deficits.confirmed {place.Id:n}", "Карта дефицитов подтверждена: {0}", $"/learn/{place.Id}/deficits", place.Trainee);
            }
        }

        return EditOutcome.Done;
    }, stop);

    private async Task<IReadOnlyList<Guid>> TutorsAsync(InternshipPlace place, CancellationToken stop)
    {
        var own = await db.Set<Enrolment>().Where(e => e.Id == place.Id).Select(e => e.TutorId).SingleAsync(stop);
        return own is { } tutor ? [tutor]
            : await db.Set<RoleGrant>().Where(g => g.Role == Role.Tutor && g.RunId == place.Internship.RunId && g.RevokedAt == null).Select(g => g.PersonId).Distinct().ToListAsync(stop);
    }

    private async Task<EditOutcome> ChangeAsync(Guid enrolmentId, Func<DeficitMap, DateTimeOffset, Task<EditOutcome>> change, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var now = clock.GetUtcNow();
            var map = await db.Set<DeficitMap>().FirstOrDefaultAsync(m => m.EnrolmentId == enrolmentId, stop);
            if (map is null)
            {
                map = new DeficitMap { EnrolmentId = enrolmentId };
                db.Add(map);
            }

            var outcome = await change(map, now);
            if (outcome != EditOutcome.Done && (outcome.Refusal is not null || outcome.Theirs is not null))
            {
                db.ChangeTracker.Clear();
                return outcome;
            }

            try
            {
                await db.SaveChangesAsync(stop);
                return outcome;
            }
            catch (DbUpdateException) when (attempt < 4)
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
