using Stazh.Learn.Features.PeerReviews;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Documents;

/// <summary>Gathers what the conditions ask.</summary>
public sealed class CompletionReader(InternshipProgress progress, FinalWorkStandings standings)
{
    /// <summary>Code of the feedback form; empty when the programme has none.</summary>
    public static string FeedbackCode(ProgrammePackage package) => package.FormFor(FormUse.Feedback)?.Code ?? "";

    /// <summary>Asks every part of every internship: what issuing goes by.</summary>
    /// <param name="group">Internships of one programme version.</param>
    /// <param name="feedback">Enrolments that handed in the feedback form.</param>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Condition>>> OfAsync(IReadOnlyList<Internship> group, IReadOnlySet<Guid> feedback, CancellationToken stop)
    {
        var rails = await progress.OfGroupAsync(group, stop);
        return await ConditionsAsync(group, feedback, i => [.. rails[i.EnrolmentId].Where(m => HasMore(m.Module)).Select(m => new ModuleFact(m.Module.Title, IsDone(m)))], stop);
    }

    /// <summary>
    /// For the table of a group, with one SQL command for any number of people: a final work is begun only when all modules before it are
    /// done, so a begun one proves them. Programmes of another shape are asked as <see cref="OfAsync"/> does.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Condition>>> AtAGlanceAsync(IReadOnlyList<Internship> group, IReadOnlySet<Guid> feedback, CancellationToken stop)
    {
        if (group.Count == 0 || group[0].Package is not { FinalWorkModule: { } last } package || last != package.Modules[^1] || HasMore(last))
        {
            return await OfAsync(group, feedback, stop);
        }

        var all = await standings.OfAsync([.. group.Select(i => i.EnrolmentId)], stop);
        return await ConditionsAsync(group, feedback, i => [.. package.Modules.Where(m => m != last).Select(m => new ModuleFact(m.Title, all[i.EnrolmentId].WorkId is not null))], stop);
    }

    private async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Condition>>> ConditionsAsync(
        IReadOnlyList<Internship> group, IReadOnlySet<Guid> feedback, Func<Internship, IReadOnlyList<ModuleFact>> modules, CancellationToken stop)
    {
        if (group.Count == 0)
        {
            return new Dictionary<Guid, IReadOnlyList<Condition>>();
        }

        var package = group[0].Package;
        var works = package.FinalWork is null ? null : await standings.OfAsync([.. group.Select(i => i.EnrolmentId)], stop);
        var form = package.FormFor(FormUse.Feedback);
        return group.ToDictionary(i => i.EnrolmentId, i => CompletionConditions.Of(new(modules(i), works?[i.EnrolmentId], form?.Title, form?.Code, feedback.Contains(i.EnrolmentId))));
    }

    /// <summary>Whether the module consists of more than the final work, which has conditions of its own.</summary>
    private static bool HasMore(ProgrammeModule module) => module.Parts.Any(p => p != ModulePart.FinalWork);

    private static bool IsDone(ModuleProgress module) => module.Module.Parts.Zip(module.Parts).Where(p => p.First != ModulePart.FinalWork).All(p => p.Second.IsDone);
}
