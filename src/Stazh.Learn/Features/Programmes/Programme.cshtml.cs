using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Programmes;

[AllowAnonymous]
public sealed class ProgrammeModel(ProgrammeLibrary library, IEnumerable<IUpcomingRuns> runs, IEnumerable<IProgrammeInsight> insights) : AppPage
{
    public ProgrammeEntry Entry { get; private set; } = null!;

    public ProgrammePackage Package => Entry.Package;

    public Programme Programme => Entry.Programme;

    public IReadOnlyList<string> Formats => [.. Programme.Formats.Select(f => library.Formats.GetValueOrDefault(f, f))];

    public IReadOnlyList<IGrouping<MaterialKind, Material>> Materials => [.. Package.Materials.GroupBy(m => m.Kind).OrderBy(g => g.Key)];

    public IReadOnlyList<KitPart> Kit => KitPart.Of(Package);

    /// <summary>Null when no feature knows of groups.</summary>
    public IReadOnlyList<UpcomingRun>? Runs { get; private set; }

    /// <summary>What the engines make of the programme; empty for whoever does not make programmes.</summary>
    public IReadOnlyList<ProgrammeInsight> Insights { get; private set; } = [];

    public bool MayCheck => Me.Is(Role.Coordinator);

    private bool SeesInsights => MayCheck || Me.Is(Role.SiteHead) || Me.Is(Role.Administrator);

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (await library.FindAsync(slug, approvedOnly: !Me.Is(Role.Coordinator), Stop) is not { } entry)
        {
            return NotFound();
        }

        Entry = entry;
        foreach (var source in runs)
        {
            Runs = [.. Runs ?? [], .. await source.OfAsync(slug, Stop)];
        }

        if (SeesInsights)
        {
            Insights = await InsightsAsync();
        }

        return Page();
    }

    private async Task<IReadOnlyList<ProgrammeInsight>> InsightsAsync()
    {
        var said = new List<ProgrammeInsight>();
        foreach (var source in insights.OrderBy(i => i.Order))
        {
            if (await source.OfAsync(Entry, Stop) is { } insight)
            {
                said.Add(insight);
            }
        }

        return said;
    }
}

/// <summary>A part of the three-part kit: what it holds and how many of the deficits it serves .</summary>
public sealed record KitPart(string Title, int Count, string Things, int Served, int Deficits)
{
    public bool IsComplete => Count > 0 && Served == Deficits;

    public static IReadOnlyList<KitPart> Of(ProgrammePackage package)
    {
        var deficits = package.Deficits.Select(d => d.Code).ToList();
        var items = package.Diagnostics.Instruments.SelectMany(i => i.Items).ToList();
        return
        [
            new("Диагностические материалы", items.Count, "вопрос|вопроса|вопросов", deficits.Count(d => items.Exists(i => i.Deficit == d)), deficits.Count),
            new("Банк справочных и учебных материалов", package.Materials.Count, "материал|материала|материалов", deficits.Count(d => package.MaterialsFor(d).Any()), deficits.Count),
            new("Система заданий", package.Tasks.Count, "задание|задания|заданий", deficits.Count(d => package.TasksClosing(d).Any()), deficits.Count),
        ];
    }
}
