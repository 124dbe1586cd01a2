using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Portal;

[AllowAnonymous]
public sealed class FaqModel(PortalTexts texts) : AppPage
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public IReadOnlyList<Question> Questions { get; private set; } = [];

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Query);

    public void OnGet() => Questions = texts.FindQuestions(Query);
}
