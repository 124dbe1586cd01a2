using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.Diagnostics;

/// <summary>A line of the map with all that is known about it.</summary>
/// <param name="Before">Severity at the confirmation, when something was learnt since.</param>
public sealed record DeficitOnMap(string Code, string Title, DeficitAssessment Assessment, DeficitMapLine Line, double? Before)
{
    public bool IsOwn => Line.IsOwn;

    /// <summary>As chosen; until then the level speaks.</summary>
    public int Priority => Line.Priority ?? (int)(Assessment.Level ?? DeficitLevel.None);
}

/// <summary>Everything diagnostics know about one internship, counted without a database.</summary>
public sealed class DiagnosticState(ProgrammePackage package, IReadOnlyList<DiagnosticRound> rounds, IReadOnlyList<DeficitReading> readings, DeficitMap? map)
{
    public ProgrammePackage Package => package;

    public IReadOnlyList<DiagnosticRound> Rounds { get; } = [.. rounds.OrderBy(r => r.Number)];

    public IReadOnlyList<DeficitReading> Readings => readings;

    public DeficitMap? Map => map;

    public DateTimeOffset? ConfirmedAt => map?.ConfirmedAt;

    public bool IsConfirmed => map?.IsConfirmed == true;

    public bool EntryIsFinished => Rounds is [{ Number: DiagnosticRound.Entry, IsFinished: true }, ..];

    /// <summary>A later round was answered: “before” and “after” are worth showing.</summary>
    public bool HasLater => ConfirmedAt is { } confirmed && readings.Any(r => r.At > confirmed && r.Severity is not null);

    /// <summary>Null without vignettes.</summary>
    public double? ScaleShift
    {
        get
        {
            var vignettes = readings.Where(r => r.Source == ReadingSource.Vignettes && r.Severity is not null)
                .Select(r => (r.Severity!.Value, package.Item(r.Item)?.Severity)).Where(v => v.Item2 is not null).Select(v => (v.Value, v.Item2!.Value)).ToList();
            return vignettes.Count == 0 ? null : SeverityRule.ScaleShift(vignettes);
        }
    }

    /// <summary>All deficits of the programme and own ones: what matters most first.</summary>
    public IReadOnlyList<DeficitOnMap> Lines
    {
        get
        {
            var byDeficit = readings.Where(r => r.Severity is not null).ToLookup(r => r.Deficit, r => new Reading(r.Source, r.Item, r.Severity!.Value, r.At, r.Round, r.ById));
            var shift = ScaleShift ?? 0;
            var own = map?.Lines.Where(l => l.IsOwn) ?? [];
            return [.. package.Deficits.Select(d => Line(d.Code, d.Title, shift)).Concat(own.Select(l => Line(l.Code, l.OwnTitle!, 0)))
                .OrderByDescending(l => l.Priority).ThenByDescending(l => l.Assessment.Severity)];

            DeficitOnMap Line(string code, string title, double move)
            {
                var line = map?.Line(code) ?? new DeficitMapLine(code);
                return new(code, title, SeverityRule.Assess(byDeficit[code], move), line, HasLater ? line.Confirmed : null);
            }
        }
    }

    /// <summary>As other features read it; what nothing is known about is left out.</summary>
    public DeficitMapSummary? Summary(Guid enrolmentId) => readings.Count == 0 ? null : new(enrolmentId, ConfirmedAt, [.. Lines
        .Where(l => l.Assessment.Severity is not null)
        .Select(l => new DeficitLine(l.Code, l.Title, l.Assessment.Severity!.Value, l.Assessment.Level!.Value, l.Priority, l.IsOwn))]);

    /// <summary>Items of the next round on the way: self-assessment of what is not closed yet; of everything when all is closed.</summary>
    public IReadOnlyList<string> ItemsOfNextRound()
    {
        var open = Lines.Where(l => l.Assessment.Level > DeficitLevel.None).Select(l => l.Code).ToHashSet();
        var items = package.ItemsOf(InstrumentKind.SelfAssessment).ToList();
        return [.. items.Where(i => open.Count == 0 || open.Contains(i.Deficit)).DefaultIfEmpty(items.FirstOrDefault()).OfType<InstrumentItem>().Select(i => i.Code)];
    }
}
