using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Programmes;

[AllowAnonymous]
public sealed class CatalogueModel(ProgrammeLibrary library) : AppPage
{
    internal const int PageSize = 20;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Theme { get; set; }

    [BindProperty(SupportsGet = true)]
    public Audience? Audience { get; set; }

    [BindProperty(SupportsGet = true)]
    public LegalKind? Legal { get; set; }

    /// <summary>Slug of the last programme of the previous page.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<ProgrammeEntry> Programmes { get; private set; } = [];

    public IReadOnlyList<string> Themes { get; private set; } = [];

    public int Count { get; private set; }

    public string? Next { get; private set; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Query) || !string.IsNullOrEmpty(Theme) || Audience is not null || Legal is not null;

    public async Task OnGetAsync()
    {
        var all = await library.LatestAsync(approvedOnly: !Me.Is(Role.Coordinator), Stop);
        Themes = [.. all.Select(e => e.Programme.Theme).Distinct().Order(StringComparer.CurrentCulture)];
        var found = all.Where(Fits).ToList();
        Count = found.Count;
        var start = After is null ? 0 : found.FindIndex(e => e.Programme.Slug == After) + 1;
        Programmes = [.. found.Skip(start).Take(PageSize)];
        Next = found.Count > start + PageSize ? Programmes[^1].Programme.Slug : null;
    }

    /// <summary>The address of the next page keeps the filters.</summary>
    public Dictionary<string, string?> NextPage() =>
        new() { ["q"] = Query, ["theme"] = Theme, ["audience"] = Audience?.ToString(), ["legal"] = Legal?.ToString(), ["after"] = Next };

    private bool Fits(ProgrammeEntry entry)
    {
        var programme = entry.Programme;
        return (string.IsNullOrEmpty(Theme) || programme.Theme == Theme)
            && (Audience is not { } audience || programme.Audience.Contains(audience))
            && (Legal is not { } legal || programme.Legal.Kind == legal)
            && (Query ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(word => Says(programme, word));
    }

    /// <summary>Words are looked for anywhere; ё and е are one letter.</summary>
    private static bool Says(Programme programme, string word)
    {
        IEnumerable<string> texts = [programme.Title, programme.Summary, programme.Theme, programme.Competency.Title, .. programme.Deficits.Select(d => d.Title)];
        return texts.Any(t => Plain(t).Contains(Plain(word), StringComparison.CurrentCultureIgnoreCase));
    }

    private static string Plain(string text) => text.Replace('ё', 'е').Replace('Ё', 'Е');
}
