using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.Runs;

/// <summary>Asks every part of the internship how far it is and lays the rail of modules from the answers: one SQL command for any number of people.</summary>
public sealed class InternshipProgress(IEnumerable<IInternshipPart> parts, FactReader facts)
{
    private readonly Dictionary<ModulePart, IInternshipPart> byPart = parts.ToDictionary(p => p.Part);

    public async Task<IReadOnlyList<ModuleProgress>> OfAsync(Internship internship, CancellationToken stop) => Rail(internship, await facts.OfAsync(internship.EnrolmentId, stop));

    /// <summary>The rail by facts that are read already.</summary>
    public IReadOnlyList<ModuleProgress> Rail(Internship internship, FactSheet sheet) =>
        ModuleGates.Evaluate([.. internship.Package.Modules.Select(m => (m, (IReadOnlyList<PartProgress>)[.. m.Parts.Select(p => byPart[p].Progress(internship, m, sheet))]))]);

    /// <summary>The module that carries the part, when it is open; otherwise the sentences that say why it is not.</summary>
    public async Task<(ModuleProgress? Open, IReadOnlyList<string> Reasons)> OpenAsync(Internship internship, Func<ModuleProgress, bool> which, CancellationToken stop)
    {
        var module = (await OfAsync(internship, stop)).FirstOrDefault(which);
        return module is null ? (null, []) : module.State == ModuleState.Locked ? (null, module.Reasons) : (module, []);
    }
}
