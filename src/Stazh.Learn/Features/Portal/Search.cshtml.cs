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
    internal const int MostOfAKind = 20;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public IReadOnlyList<FindingGroup> Groups { get; private set; } = [];

    public int Count => Groups.Sum(g => g.Findings.Count);

    public bool HasAsked => RussianStems.Terms(Query).Any();

    public async Task OnGetAsync()
    {
        if (!HasAsked)
        {
            return;
        }

        var entries = await programmes.LatestAsync(approvedOnly: true, Stop);
        Groups =
        [
            .. new[]
            {
                new FindingGroup(Text["Программы"], [.. entries.Where(Fits).Take(MostOfAKind).Select(e => new Finding(e.Programme.Title, e.Programme.Summary, $"/programs/{e.Programme.Slug}"))]),
                await IndexedAsync(Text["Площадки"], RegistryImport.SearchKind),
                await IndexedAsync(Text["Новости"], NewsDesk.SearchKind),
                new FindingGroup(Text["Вопросы и ответы"], [.. texts.FindQuestions(Query).Take(MostOfAKind).Select(q => new Finding(q.Ask, q.Group, $"/faq#{q.Id}"))]),
                new FindingGroup(Text["Разделы"], [.. texts.FindPages(Query).Take(MostOfAKind).Select(p => new Finding(p.Title, "", p.Address))]),
            }.Where(g => g.Findings.Count > 0),
        ];
    }

    private async Task<FindingGroup> IndexedAsync(string title, string kind) =>
        new(title, [.. (await index.QueryAsync(Query, [kind], [], MostOfAKind, Stop)).Select(f => new Finding(f.Title, f.Snippet, f.Address))]);

    private bool Fits(ProgrammeEntry entry)
    {
        var programme = entry.Programme;
        return PortalTexts.Fits(Query, programme.Title, programme.Summary, programme.Theme, programme.Competency.Title, string.Join(' ', programme.Deficits.Select(d => d.Title)));
    }
}

public sealed record Finding(string Title, string Snippet, string Address);

public sealed record FindingGroup(string Title, IReadOnlyList<Finding> Findings);
