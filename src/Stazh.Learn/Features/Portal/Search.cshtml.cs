using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Features.Sites;
using Stazh.Learn.Web.Search;

namespace Stazh.Learn.Features.Portal;

/// <summary>One question over sites, programmes, news, frequent questions and sections.</summary>
[AllowAnonymous]
public sealed class SearchModel(SearchIndex index, ProgrammeLibrary programmes, PortalTexts texts) : AppPage
{
    internal const int MostOfAKind = 10;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public IReadOnlyList<FindingGroup> Groups { get; private set; } = [];

    public bool HasAsked => RussianStems.Terms(Query).Any();

    public async Task OnGetAsync()
    {
        if (!HasAsked)
        {
            return;
        }

        var entries = await programmes.LatestAsync(approvedOnly: true, Stop);
        FindingGroup[] groups =
        [
            Group("Программы", "/programs", entries.Where(Fits).Select(e => new Finding(e.Programme.Title, e.Programme.Summary, $"/programs/{e.Programme.Slug}"))),
            Group("Площадки", "/sites", await IndexedAsync(RegistryImport.SearchKind)),
            Group("Библиотека", "/library", await IndexedAsync(Library.LibraryDesk.SearchKind)),
            Group("Новости", null, await IndexedAsync(NewsDesk.SearchKind)),
            Group("Вопросы и ответы", "/faq", texts.FindQuestions(Query).Select(q => new Finding(q.Ask, q.Group, $"/faq#{q.Id}"))),
            Group("Разделы", null, texts.FindPages(Query).Select(p => new Finding(p.Title, "", p.Address))),
        ];
        Groups = [.. groups.Where(g => g.Findings.Count > 0)];
    }

    /// <summary>The first findings of a kind; when there are more, its own list shows them all.</summary>
    private FindingGroup Group(string title, string? list, IEnumerable<Finding> findings)
    {
        var first = findings.Take(MostOfAKind + 1).ToList();
        var hasMore = first.Count > MostOfAKind;
        return new(Text[title], [.. first.Take(MostOfAKind)], hasMore, hasMore && list is not null ? list + QueryString.Create("q", Query!) : null);
    }

    private async Task<IEnumerable<Finding>> IndexedAsync(string kind) =>
        (await index.QueryAsync(Query, [kind], [], MostOfAKind + 1, Stop)).Select(f => new Finding(f.Title, f.Snippet, f.Address));

    private bool Fits(ProgrammeEntry entry)
    {
        var programme = entry.Programme;
        return PortalTexts.Fits(
            Query, programme.Title, programme.Summary, programme.Aim, programme.Theme, programme.Competency.Title, programme.Competency.Description,
            string.Join(' ', programme.Deficits.Select(d => $"{d.Title} {d.Signs}")), string.Join(' ', entry.Package.Materials.Select(m => m.Title)), string.Join(' ', entry.Package.Tasks.Select(t => t.Title)));
    }
}

public sealed record Finding(string Title, string Snippet, string Address);

public sealed record FindingGroup(string Title, IReadOnlyList<Finding> Findings, bool HasMore, string? List);
