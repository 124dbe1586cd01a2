using Stazh.Learn.Features.PeerReviews;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Documents;

/// <summary>Gathers what the conditions ask: one SQL command for any number of people.</summary>
public sealed class CompletionReader(InternshipProgress progress, FactReader facts)
{
    /// <param name="group">Internships of one programme version.</param>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Condition>>> OfAsync(IReadOnlyList<Internship> group, CancellationToken stop)
    {
        var sheets = group.Count == 0 ? null : await facts.OfAsync([.. group.Select(i => i.EnrolmentId)], stop);
        return group.ToDictionary(i => i.EnrolmentId, i => CompletionConditions.Of(Facts(i, sheets![i.EnrolmentId])));
    }

    private CompletionFacts Facts(Internship internship, FactSheet sheet)
    {
        var form = internship.Package.FormFor(FormUse.Feedback);
        return new(
            [.. progress.Rail(internship, sheet).Where(m => HasMore(m.Module)).Select(m => new ModuleFact(m.Module.Title, IsDone(m)))],
            internship.Package.FinalWork is null ? null : FinalWorkFacts.Standing(sheet),
            form?.Title, form?.Code, sheet[RunFacts.Form].Any(f => f.Key == form?.Code));
    }

    /// <summary>Whether the module consists of more than the final work, which has conditions of its own.</summary>
    private static bool HasMore(ProgrammeModule module) => module.Parts.Any(p => p != ModulePart.FinalWork);

    private static bool IsDone(ModuleProgress module) => module.Module.Parts.Zip(module.Parts).Where(p => p.First != ModulePart.FinalWork).All(p => p.Second.IsDone);
}
