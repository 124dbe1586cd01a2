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

/// <summary>How grave a deficit was at one moment: at the confirmation of the map, after a round, now.</summary>
/// <param name="Round">1 at the confirmation; null now.</param>
/// <param name="Severity">0…1.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public sealed record DeficitMoment(int? Round, bool IsFinal, DateTimeOffset At, double Severity, double Low, double High);

/// <summary>Everything diagnostics know about one internship, counted without a database.</summary>
/// <param name="now">The moment for which evidence is weighed.</param>
public sealed class DiagnosticState(ProgrammePackage package, IReadOnlyList<DiagnosticRound> rounds, IReadOnlyList<DeficitReading> readings, DeficitMap? map, DateTimeOffset now)
{
    private readonly ILookup<string, Reading> byDeficit = readings.Where(r => r.Severity is not null)
        .ToLookup(r => r.Deficit, r => new Reading(r.Source, r.Item, r.Severity!.Value, r.At, r.Round, r.ById));

    private IReadOnlyList<DeficitOnMap>? lines;

    public ProgrammePackage Package => package;

    public IReadOnlyList<DiagnosticRound> Rounds { get; } = [.. rounds.OrderBy(r => r.Number)];

    public IReadOnlyList<DeficitReading> Readings => readings;

    public DeficitMap? Map => map;

    public DateTimeOffset? ConfirmedAt => map?.ConfirmedAt;

    public bool IsConfirmed => map?.IsConfirmed == true;

    public bool EntryIsFinished => Rounds is [{ Number: DiagnosticRound.Entry, IsFinished: true }, ..];

    /// <summary>Something was learnt after the confirmation: “before” and “after” are worth showing.</summary>
    public bool HasLater => ConfirmedAt is { } confirmed && readings.Any(r => r.At > confirmed && r.Severity is not null);

    /// <summary>The self-assessment was repeated.</summary>
    public bool HasLaterRound => readings.Any(r => r.Round > DiagnosticRound.Entry && r.Severity is not null);

    /// <summary>How the person reads the scale, by the latest round of vignettes.</summary>
    public ScaleAnchor Anchor { get; } = ScaleAnchor.Of(readings.Where(r => r.Source == ReadingSource.Vignettes && r.Severity is not null)
        .GroupBy(r => r.Item).Select(g => g.MaxBy(r => r.Round)!)
        .Where(r => package.Item(r.Item)?.Severity is not null).Select(r => new JudgedVignette(r.Severity!.Value, package.Item(r.Item)!.Severity!.Value)));

    /// <summary>All deficits of the programme and own ones: what matters most first.</summary>
    public IReadOnlyList<DeficitOnMap> Lines => lines ??= [.. package.Deficits.Select(d => (d.Code, d.Title)).Concat((map?.Lines ?? []).Where(l => l.IsOwn).Select(l => (l.Code, Title: l.OwnTitle!)))
        .Select(d =>
        {
            var line = map?.Line(d.Code) ?? new DeficitMapLine(d.Code);
            return new DeficitOnMap(d.Code, d.Title, SeverityEstimator.Estimate(byDeficit[d.Code], AnchorOf(line), now), line, HasLater ? line.Confirmed : null);
        })
        .OrderByDescending(l => l.Priority).ThenByDescending(l => l.Assessment.Severity)];

    /// <summary>As other features read it; what nothing is known about is left out.</summary>
    public DeficitMapSummary? Summary(Guid enrolmentId) => readings.Count == 0 ? null : new(enrolmentId, ConfirmedAt, [.. Lines
        .Where(l => l.Assessment.Severity is not null)
        .Select(l => new DeficitLine(l.Code, l.Title, l.Assessment.Severity!.Value, l.Assessment.Level!.Value, l.Priority, l.IsOwn))]);

    /// <summary>Items of the next round: self-assessment of what is not closed yet, or of everything when all is closed; the final round asks all of it again.</summary>
    public IReadOnlyList<string> ItemsOfNextRound(bool isFinal)
    {
        var open = isFinal ? [] : Lines.Where(l => l.Assessment.Level > DeficitLevel.None).Select(l => l.Code).ToHashSet();
        var items = package.ItemsOf(InstrumentKind.SelfAssessment).ToList();
        return [.. items.Where(i => open.Count == 0 || open.Contains(i.Deficit)).DefaultIfEmpty(items.FirstOrDefault()).OfType<InstrumentItem>().Select(i => i.Code)];
    }

    /// <summary>What would change the assessment: tasks of the programme that have not spoken yet, observation, another round, vignettes.</summary>
    public IReadOnlyList<Foreseen> Foresee(DeficitOnMap line)
    {
        var known = byDeficit[line.Code].ToList();
        var ahead = package.TasksClosing(line.Code).SelectMany(t => ((string[])[ReadingSource.Task, .. t.Trial ? [ReadingSource.Trial] : (string[])[]])
            .Where(s => !known.Exists(r => r.Source == s && r.Item == t.Code)).Select(s => new PracticeAhead(s, t.Code, t.Title, t.EffectOn(line.Code))));
        return Foresight.Of(known, AnchorOf(line.Line), now, ahead);
    }

    /// <summary>How the deficit went: at the confirmation, after each later round, now; fewer than two moments are no course.</summary>
    public IReadOnlyList<DeficitMoment> Course(DeficitOnMap line)
    {
        if (ConfirmedAt is not { } confirmed || line.Assessment.Severity is not { } today)
        {
            return [];
        }

        var moments = new List<DeficitMoment>();
        Add(DiagnosticRound.Entry, false, confirmed, line.Line.Confirmed);
        foreach (var round in Rounds.Where(r => r.Number > DiagnosticRound.Entry && r.IsFinished && byDeficit[line.Code].Any(x => x.Round == r.Number)))
        {
            Add(round.Number, round.IsFinal, round.FinishedAt!.Value, null);
        }

        if (byDeficit[line.Code].Any(r => r.At > (moments.Count == 0 ? confirmed : moments[^1].At)))
        {
            moments.Add(new(null, false, now, today, line.Assessment.Low, line.Assessment.High));
        }

        return moments;

        void Add(int round, bool isFinal, DateTimeOffset at, double? recorded)
        {
            var then = SeverityEstimator.Estimate(byDeficit[line.Code].Where(r => r.At <= at), AnchorOf(line.Line), at);
            if ((recorded ?? then.Severity) is { } severity)
            {
                moments.Add(new(round, isFinal, at, severity, Math.Min(severity, then.Low), Math.Max(severity, then.High)));
            }
        }
    }

    /// <summary>Vignettes speak of the programme's deficits; an own one stands outside of the scale.</summary>
    private ScaleAnchor AnchorOf(DeficitMapLine line) => line.IsOwn ? ScaleAnchor.Unknown : Anchor;
}
