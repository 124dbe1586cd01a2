using Microsoft.AspNetCore.Mvc;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>The heat map of deficits by districts, and what internships changed (R-125).</summary>
public sealed class DistrictDeficitsModel(DeficitReader reader) : MonitoringPage
{
    [BindProperty(SupportsGet = true, Name = "programme")]
    public string? WantedProgramme { get; set; }

    public string Chosen { get; private set; } = "";

    public string Title { get; private set; } = "";

    public IReadOnlyList<(string Slug, string Title)> Programmes { get; private set; } = [];

    public DeficitGrid? Grid { get; private set; }

    public int? ChangedPeople { get; private set; }

    public IReadOnlyList<DeficitChange> Changes { get; private set; } = [];

    public string File(string extension) => $"{At($"/monitoring/deficits.{extension}")}&programme={Chosen}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FoundAsync())
        {
            return NotFound();
        }

        if (await reader.OfAsync(Region.Name, Half, WantedProgramme, Text["Район не указан"], Stop) is not { } view)
        {
            return string.IsNullOrEmpty(WantedProgramme) ? Page() : NotFound();
        }

        (Chosen, Title, Programmes, Grid, ChangedPeople, Changes) = (view.Programme, view.Title, view.Programmes, view.Grid, view.ChangedPeople, view.Changes);
        return Page();
    }
}
