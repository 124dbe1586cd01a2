using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>Choices of a self-check and the last result of it.</summary>
public sealed record SelfCheckSheet
{
    /// <summary>Question → number of the option, as it stands in the form.</summary>
    public Dictionary<string, int> Picked { get; init; } = [];

    /// <summary>The choices that were compared with the key; null before the first time.</summary>
    public Dictionary<string, int>? Checked { get; init; }

    public DateTimeOffset? At { get; init; }

    public int Tries { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsStale => Checked is null || Checked.Count != Picked.Count || Checked.Any(c => Picked.GetValueOrDefault(c.Key, -1) != c.Value);

    public int Right(PracticeTask task) => task.SelfCheck.Count(q => Option(q) is { Right: true });

    /// <summary>The option that was checked.</summary>
    public SelfCheckOption? Option(SelfCheckQuestion question) =>
        Checked is not null && Checked.TryGetValue(question.Code, out var i) && i >= 0 && i < question.Options.Count ? question.Options[i] : null;
}
