using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.Runs;

/// <summary>Asks every part of the internship how far it is and lays the rail of modules from the answers.</summary>
public sealed class InternshipProgress(IEnumerable<IInternshipPart> parts)
{
    private readonly Dictionary<ModulePart, IInternshipPart> byPart = parts.ToDictionary(p => p.Part);

    public async Task<IReadOnlyList<ModuleProgress>> OfAsync(Internship internship, CancellationToken stop) =>
        (await OfGroupAsync([internship], stop))[internship.EnrolmentId];

    /// <summary>What is open and why the rest is not: parts that stand in locked modules only are not asked, which saves a page their queries.</summary>
    public async Task<IReadOnlyList<ModuleProgress>> OpenOnlyAsync(Internship internship, CancellationToken stop)
    {
        var modules = new List<(ProgrammeModule, IReadOnlyList<PartProgress>)>();
        var answers = new Dictionary<ModulePart, IReadOnlyDictionary<(Guid, string), PartProgress>>();
        foreach (var module in internship.Package.Modules)
        {
            var isLocked = ModuleGates.Evaluate([.. modules, (module, [])])[^1].State == ModuleState.Locked;
            foreach (var part in isLocked ? [] : module.Parts.Where(p => !answers.ContainsKey(p)))
            {
                answers[part] = await byPart[part].OfGroupAsync([internship], [.. internship.Package.Modules.Where(m => m.Has(part))], stop);
            }

            modules.Add((module, isLocked ? [] : [.. module.Parts.Select(p => answers[p][(internship.EnrolmentId, module.Code)])]));
        }

        return ModuleGates.Evaluate(modules);
    }

    /// <summary>The rails of a whole group of one programme version; each part is asked once.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<ModuleProgress>>> OfGroupAsync(IReadOnlyList<Internship> group, CancellationToken stop)
    {
        if (group.Count == 0)
        {
            return new Dictionary<Guid, IReadOnlyList<ModuleProgress>>();
        }

        var modules = group[0].Package.Modules;
        var answers = new Dictionary<ModulePart, IReadOnlyDictionary<(Guid, string), PartProgress>>();
        foreach (var part in modules.SelectMany(m => m.Parts).Distinct())
        {
            answers[part] = await byPart[part].OfGroupAsync(group, [.. modules.Where(m => m.Has(part))], stop);
        }

        return group.ToDictionary(
            i => i.EnrolmentId,
            i => ModuleGates.Evaluate([.. modules.Select(m => (m, (IReadOnlyList<PartProgress>)[.. m.Parts.Select(p => answers[p][(i.EnrolmentId, m.Code)])]))]));
    }

    /// <summary>The module that carries the part, when it is open; otherwise the sentences that say why it is not.</summary>
    public async Task<(ModuleProgress? Open, IReadOnlyList<string> Reasons)> OpenAsync(Internship internship, Func<ModuleProgress, bool> which, CancellationToken stop)
    {
        var module = (await OpenOnlyAsync(internship, stop)).FirstOrDefault(which);
        return module is null ? (null, []) : module.State == ModuleState.Locked ? (null, module.Reasons) : (module, []);
    }
}
