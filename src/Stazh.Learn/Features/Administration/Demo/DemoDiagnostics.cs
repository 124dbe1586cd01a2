using Stazh.Learn.Data;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>Answers of the demonstration: every trainee has deficits and a way of reading the scale; answers follow them, and practice shows.</summary>
internal sealed class DemoDiagnostics(AppDb db)
{
    private readonly Dictionary<Guid, (List<DeficitReading> Readings, DiagnosticRound Entry, DeficitMap? Map)> known = [];

    /// <summary>The first round and the tutor's observation; the map is confirmed when everything is answered.</summary>
    public void Enter(Enrolment enrolment, ProgrammePackage package, Guid tutor, double share, Random random, DateTimeOffset at)
    {
        var items = DiagnosticSheet.EntryItems(package);
        var round = new DiagnosticRound { Id = Guid.CreateVersion7(at), EnrolmentId = enrolment.Id, Number = DiagnosticRound.Entry, Items = string.Join(' ', items), StartedAt = at };
        db.Add(round);
        var readings = items.Take((int)(items.Count * share)).Select(code => Answer(enrolment, package, package.Item(code)!, DiagnosticRound.Entry, Guid.Empty, 0, random, at)).ToList();
        readings.AddRange(package.ItemsOf(InstrumentKind.Observation).Select(i => Answer(enrolment, package, i, 0, tutor, 0, random, at)));
        db.AddRange(readings);
        var map = share < 1 ? null : new DeficitMap { EnrolmentId = enrolment.Id };
        known[enrolment.Id] = (readings, round, map);
        if (map is not null)
        {
            round.Finish(at.AddHours(1));
            var severities = State(enrolment, package, at.AddHours(2)).Lines.Where(l => l.Assessment.Severity is not null).ToDictionary(l => l.Code, l => l.Assessment.Severity!.Value);
            map.Confirm(diagnosticsFinished: true, severities, at.AddHours(2));
            db.Add(map);
        }
    }

    /// <summary>What an accepted task or a trial leaves of its deficits.</summary>
    public void Practise(Enrolment enrolment, ProgrammePackage package, PracticeTask task, string source, DateTimeOffset at)
    {
        var lines = State(enrolment, package, at).Lines.ToDictionary(l => l.Code);
        var evidence = task.Closes.Select(c => new DeficitReading
        {
            Id = Guid.CreateVersion7(at), EnrolmentId = enrolment.Id, Source = source, Item = task.Code, Deficit = c.Deficit,
            Severity = PracticeEvidence.Left(lines[c.Deficit].Assessment.Severity ?? 1, c.Effect), At = at,
        }).ToList();
        known[enrolment.Id].Readings.AddRange(evidence);
        db.AddRange(evidence);
    }

    /// <summary>The self-assessment again.</summary>
    /// <param name="better">By how much the deficits have become smaller, 0…1.</param>
    public void Again(Enrolment enrolment, ProgrammePackage package, bool isFinal, double better, Random random, DateTimeOffset at)
    {
        var items = State(enrolment, package, at).ItemsOfNextRound(isFinal);
        var round = new DiagnosticRound { Id = Guid.CreateVersion7(at), EnrolmentId = enrolment.Id, Number = DiagnosticRound.Entry + 1, Items = string.Join(' ', items), IsFinal = isFinal, StartedAt = at };
        round.Finish(at.AddMinutes(10));
        db.Add(round);
        db.AddRange(items.Select(code => Answer(enrolment, package, package.Item(code)!, round.Number, Guid.Empty, better, random, at)));
    }

    private DiagnosticState State(Enrolment enrolment, ProgrammePackage package, DateTimeOffset at) =>
        new(package, [known[enrolment.Id].Entry], known[enrolment.Id].Readings, known[enrolment.Id].Map, at);

    private static DeficitReading Answer(Enrolment enrolment, ProgrammePackage package, InstrumentItem item, int round, Guid by, double better, Random random, DateTimeOffset at)
    {
        var instrument = package.Diagnostics.Instruments.First(i => i.Items.Contains(item));
        var person = (double)(enrolment.SchoolKey.Sum(c => c) % 7) / 20;
        var deficit = (double)((item.Deficit.Sum(c => c * 7) + enrolment.SchoolKey.Length) % 11) / 20;
        var mild = instrument.Kind is InstrumentKind.SelfAssessment or InstrumentKind.Vignettes ? ((double)(enrolment.SchoolKey.Length % 3) - 1) / 6 : 0;
        var truth = (instrument.Kind == InstrumentKind.Vignettes ? item.Severity ?? 0.5 : 0.1 + person + deficit - better) - mild + ((random.NextDouble() - 0.5) / 3);
        var choices = instrument.Kind == InstrumentKind.Cases ? item.Options.Count : 4;
        var choice = Enumerable.Range(0, choices).MinBy(c => Math.Abs((DiagnosticSheet.SeverityOf(package, item, c) ?? 0) - truth));
        return new()
        {
            Id = Guid.CreateVersion7(at), EnrolmentId = enrolment.Id, Source = instrument.Kind.Source(), Item = item.Code, Deficit = item.Deficit, Round = round, ById = by,
            Choice = choice, Severity = DiagnosticSheet.SeverityOf(package, item, choice), At = at,
        };
    }
}
