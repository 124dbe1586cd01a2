namespace Stazh.Learn.Features.Diagnostics;

/// <summary>An answer of self-assessment in a round.</summary>
/// <param name="Severity">0…1.</param>
public readonly record struct RoundAnswer(Guid Person, string Deficit, string Item, int Round, double Severity);

/// <summary>The scale of one deficit as a group shows it.</summary>
/// <param name="Error">Standard error of one person's mean, in units of severity: by the group's α, or the usual one.</param>
/// <param name="IsUsual">The group is too small, or answered too much alike, to tell the error itself.</param>
public sealed record DeficitScale(string Deficit, Reliability Reliability, double Error, bool IsUsual);

/// <summary>Entry against the latest round, over the people who answered both.</summary>
/// <param name="People">Who answered the same items twice.</param>
/// <param name="Before">Mean, 0…1.</param>
/// <param name="After">Mean, 0…1.</param>
/// <param name="Better">Reliably changed people, as <paramref name="Worse"/>; the others are within the error.</param>
public sealed record GroupChange(string Deficit, int People, double Before, double After, int Better, int Worse)
{
    public int WithinError => People - Better - Worse;
}

/// <summary>
/// What a group's self-assessment says about the instrument and about the change: Cronbach's α of the whole and of each deficit, reliable change before and after.
/// Groups below <see cref="CronbachAlpha.SmallestGroup"/> give no figures. O(answers · items of a deficit).
/// </summary>
public sealed class GroupDiagnosis
{
    /// <summary>Deficit → person → answers of all rounds.</summary>
    private readonly Dictionary<string, Dictionary<Guid, List<RoundAnswer>>> answers = [];

    private readonly Dictionary<string, DeficitScale> scales = [];

    /// <param name="given">Of everybody and all rounds; what is no number is passed over, of a repeated item of a round the first counts.</param>
    public GroupDiagnosis(IEnumerable<RoundAnswer> given)
    {
        var entry = new List<RoundAnswer>();
        foreach (var answer in given)
        {
            if (double.IsFinite(answer.Severity) && Add(answer) && answer.Round == DiagnosticRound.Entry)
            {
                entry.Add(answer);
            }
        }

        Instrument = Alpha(entry);
        foreach (var (deficit, people) in answers)
        {
            scales[deficit] = Scale(deficit, [.. people.Values.SelectMany(a => a).Where(a => a.Round == DiagnosticRound.Entry)]);
        }
    }

    /// <summary>Of all the self-assessment at the entry.</summary>
    public Reliability Instrument { get; }

    /// <summary>Of one deficit; the usual error where nobody answered.</summary>
    public DeficitScale Of(string deficit) => scales.GetValueOrDefault(deficit) ?? new(deficit, new(null, NoFigure.TooFewPeople, 0, 0, null), ReliableChange.UsualError(1), true);

    /// <summary>One person's change between the entry and a later round over the items answered in both; null without such items.</summary>
    /// <param name="round">Null for the latest in which the deficit was asked.</param>
    public ReliableChange? Change(Guid person, string deficit, int? round = null) =>
        answers.GetValueOrDefault(deficit)?.GetValueOrDefault(person) is { } own ? Change(own, round, Of(deficit).Error) : null;

    /// <summary>Null when fewer than <see cref="CronbachAlpha.SmallestGroup"/> people answered twice.</summary>
    public GroupChange? Change(string deficit)
    {
        var error = Of(deficit).Error;
        var changes = answers.GetValueOrDefault(deficit)?.Values.Select(own => Change(own, null, error)).OfType<ReliableChange>().ToList() ?? [];
        return changes.Count < CronbachAlpha.SmallestGroup ? null : new(
            deficit, changes.Count, changes.Average(c => c.Before), changes.Average(c => c.After),
            changes.Count(c => c.Verdict == ChangeVerdict.Better), changes.Count(c => c.Verdict == ChangeVerdict.Worse));
    }

    private static ReliableChange? Change(List<RoundAnswer> own, int? round, double error)
    {
        var later = round ?? own.Max(a => a.Round);
        var (pairs, before, after) = (0, 0.0, 0.0);
        foreach (var answer in own)
        {
            if (answer.Round == later && later > DiagnosticRound.Entry && own.FindIndex(a => a.Round == DiagnosticRound.Entry && a.Item == answer.Item) is >= 0 and var entry)
            {
                (pairs, before, after) = (pairs + 1, before + own[entry].Severity, after + answer.Severity);
            }
        }

        return pairs == 0 ? null : new(before / pairs, after / pairs, error);
    }

    /// <summary>False for an item that the round holds already.</summary>
    private bool Add(RoundAnswer answer)
    {
        if (!answers.TryGetValue(answer.Deficit, out var people))
        {
            answers[answer.Deficit] = people = [];
        }

        if (!people.TryGetValue(answer.Person, out var own))
        {
            people[answer.Person] = own = [];
        }

        if (own.Exists(a => a.Round == answer.Round && a.Item == answer.Item))
        {
            return false;
        }

        own.Add(answer);
        return true;
    }

    private static DeficitScale Scale(string deficit, List<RoundAnswer> entry)
    {
        var reliability = Alpha(entry);
        var error = ReliableChange.ErrorOf(reliability);
        return new(deficit, reliability, error ?? ReliableChange.UsualError(reliability.Items), error is null);
    }

    private static Reliability Alpha(List<RoundAnswer> entry)
    {
        var items = new Dictionary<string, int>();
        foreach (var answer in entry)
        {
            items.TryAdd(answer.Item, items.Count);
        }

        var rows = new Dictionary<Guid, double?[]>();
        foreach (var answer in entry)
        {
            if (!rows.TryGetValue(answer.Person, out var row))
            {
                rows[answer.Person] = row = new double?[items.Count];
            }

            row[items[answer.Item]] = answer.Severity;
        }

        return CronbachAlpha.Of(rows.Values);
    }
}
