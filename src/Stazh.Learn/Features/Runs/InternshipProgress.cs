using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.Runs;

/// <summary>Asks every part of the internship how far it is and lays the rail of modules from the answers.</summary>
public sealed class InternshipProgress(IEnumerable<IInternshipPart> parts)
{
    private readonly Dictionary<ModulePart, IInternshipPart> byPart = parts.ToDictionary(p => p.Part);

    public async Task<IReadOnlyList<ModuleProgress>> OfAsync(Internship internship, CancellationToken stop)
    {
        var modules = new List<(ProgrammeModule, IReadOnlyList<PartProgress>)>();
        foreach (var module in internship.Package.Modules)
        {
            var progress = new List<PartProgress>();
            foreach (var part in module.Parts)
            {
                progress.Add(await byPart[part].ProgressAsync(internship, module, stop));
            }

            modules.Add((module, progress));
        }

        return ModuleGates.Evaluate(modules);
    }

    /// <summary>The module that carries the part, when it is open; otherwise the sentences that say why it is not.</summary>
    public async Task<(ModuleProgress? Open, IReadOnlyList<string> Reasons)> OpenAsync(Internship internship, Func<ModuleProgress, bool> which, CancellationToken stop)
    {
        var module = (await OfAsync(internship, stop)).FirstOrDefault(which);
        return module is null ? (null, []) : module.State == ModuleState.Locked ? (null, module.Reasons) : (module, []);
    }
}
