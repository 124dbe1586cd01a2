namespace Stazh.Learn.Features.Diagnostics;

public enum DeficitLevel
{
    None,
    Partial,
    Marked,
    Critical,
}

/// <summary>A line of a deficit map as other features read it.</summary>
/// <param name="Code">Code of the programme's deficit; of an own one: <c>OWN1</c> …</param>
/// <param name="Severity">0 (no deficit) … 1 (critical).</param>
/// <param name="Priority">0 (not now) … 3 (first of all), as the trainee set it.</param>
/// <param name="IsOwn">Added by the trainee.</param>
public sealed record DeficitLine(string Code, string Title, double Severity, DeficitLevel Level, int Priority, bool IsOwn);

/// <summary>The map of one internship as other features read it; confirmed by the trainee or not yet.</summary>
public sealed record DeficitMapSummary(Guid EnrolmentId, DateTimeOffset? ConfirmedAt, IReadOnlyList<DeficitLine> Lines)
{
    public bool IsConfirmed => ConfirmedAt is not null;
}

/// <summary>Work that has shown something about deficits: an accepted task, a trial, a verdict of colleagues.</summary>
/// <param name="Source"><see cref="ReadingSource.Task"/>, <see cref="ReadingSource.Trial"/> or <see cref="ReadingSource.Review"/>.</param>
/// <param name="Reference">What it is; the same source and reference replace each other.</param>
/// <param name="Effects">Deficit → share of it that the work closes, 0…1.</param>
public sealed record DeficitPractice(Guid EnrolmentId, string Source, string Reference, IReadOnlyDictionary<string, double> Effects, DateTimeOffset At);

/// <summary>The facade of diagnostics: one SQL command a call.</summary>
public interface IDeficitMaps
{
    /// <summary>Null while nothing has been answered.</summary>
    Task<DeficitMapSummary?> OfAsync(Guid enrolmentId, CancellationToken stop);

    /// <summary>
    /// Evidence that another feature has about a deficit (an accepted task, a trial, a peers' verdict): joins the change at hand, the caller saves.
    /// </summary>
    /// <param name="source">For example <c>task</c>, <c>trial</c>, <c>review</c>.</param>
    /// <param name="reference">What it is about, for example the code of a task; the same source and reference replace each other.</param>
    /// <param name="severity">What remains of the deficit by this evidence, 0…1.</param>
    Task AddEvidenceAsync(Guid enrolmentId, string deficit, string source, string reference, double severity, DateTimeOffset at, CancellationToken stop);

    /// <summary>
    /// A piece of practice by its effects: of what the map shows without this very piece, the share 1 − effect is left (<see cref="PracticeEvidence"/>); a deficit
    /// that the map does not know counts as whole. Joins the change at hand, the caller saves. One SQL command for the map and one a deficit.
    /// </summary>
    async Task OfferAsync(DeficitPractice practice, CancellationToken stop)
    {
        var map = await OfAsync(practice.EnrolmentId, stop);
        foreach (var (deficit, effect) in practice.Effects)
        {
            var before = map?.Lines.FirstOrDefault(l => l.Code == deficit)?.Severity ?? 1;
            await AddEvidenceAsync(practice.EnrolmentId, deficit, practice.Source, practice.Reference, PracticeEvidence.Left(before, effect), practice.At, stop);
        }
    }
}
