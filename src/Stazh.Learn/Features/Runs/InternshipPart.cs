using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.Runs;

/// <summary>Where one trainee stands: what the parts of the internship are asked about.</summary>
public sealed record Internship(Guid EnrolmentId, Guid RunId, Guid PersonId, Guid ProgrammeVersionId, ProgrammePackage Package, RunState RunState, DateOnly Today, RunFormat Format = RunFormat.Group);

/// <summary>The one next step of a part: what to do, why now, where.</summary>
public sealed record NextStep(string Title, string About, string Address, string Button);

/// <summary>How far a part is.</summary>
/// <param name="IsDone">Nothing is missing.</param>
/// <param name="Summary">One line for the rail, for example “2 задания из 5”.</param>
/// <param name="Missing">What is missing, one sentence each; these are the reasons why the next module is closed.</param>
/// <param name="Next">What to do now; null when it is others' turn.</param>
public sealed record PartProgress(bool IsDone, string Summary, IReadOnlyList<string> Missing, NextStep? Next = null);

/// <summary>
/// A part of an internship tells how far a trainee is in it, by facts alone: no SQL command of its own (<see cref="InternshipFact"/>). Each feature
/// registers its own; runs ask all of them and know none. Sentences are in the reader's language.
/// </summary>
public interface IInternshipPart
{
    ModulePart Part { get; }

    /// <param name="module">The module that is asked about: a part may stand in several.</param>
    PartProgress Progress(Internship internship, ProgrammeModule module, FactSheet facts);
}

public enum ModuleState
{
    Done,
    Current,
    Locked,
}

/// <summary>A module on the rail.</summary>
/// <param name="Reasons">Why it is locked, one sentence each.</param>
public sealed record ModuleProgress(ProgrammeModule Module, ModuleState State, string Summary, IReadOnlyList<string> Reasons, IReadOnlyList<PartProgress> Parts)
{
    public NextStep? Next => State == ModuleState.Current ? Parts.FirstOrDefault(p => !p.IsDone && p.Next is not null)?.Next : null;
}

/// <summary>R-090: a module opens when the one before it is done; the reasons are what is missing there.</summary>
public static class ModuleGates
{
    public static IReadOnlyList<ModuleProgress> Evaluate(IReadOnlyList<(ProgrammeModule Module, IReadOnlyList<PartProgress> Parts)> modules)
    {
        var result = new List<ModuleProgress>();
        List<string> reasons = [];
        foreach (var (module, parts) in modules)
        {
            var missing = parts.SelectMany(p => p.Missing).ToList();
            var done = reasons.Count == 0 && parts.All(p => p.IsDone);
            var state = reasons.Count > 0 ? ModuleState.Locked : done ? ModuleState.Done : ModuleState.Current;
            result.Add(new(module, state, string.Join("; ", parts.Select(p => p.Summary).Where(s => s.Length > 0)), reasons, parts));
            if (reasons.Count == 0 && !done)
            {
                reasons = missing;
            }
        }

        return result;
    }
}
