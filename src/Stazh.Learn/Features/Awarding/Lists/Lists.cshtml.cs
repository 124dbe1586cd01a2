using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Awarding;

/// <summary>Drafts the list of sites and the list of consultants for a programme and a year.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class ListsModel(ApplicationAccess access, SiteLists lists) : AppPage
{
    [BindProperty]
    public ListInput Input { get; set; } = new();

    public IReadOnlyList<string> Regions { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Regions = await access.RegionsAsync(Stop);
        Input.Year = Today.Year;
    }

    public async Task<IActionResult> OnPostAsync(bool consultants)
    {
        Regions = await access.RegionsAsync(Stop);
        if (Input.Region is null || !Regions.Contains(Input.Region) || !SiteKinds.All.Contains(Input.Kind))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var paper = consultants
            ? await lists.ConsultantsAsync(Input.Region, Input.Programme!, Input.Year, Me.Id, Stop)
            : await lists.SitesAsync(Input.Region, Input.Kind, Input.Programme!, Input.Year, Me.Id, Stop);
        return Done(Text["Проект составлен. Проверьте текст и зарегистрируйте документ."], $"/papers/{paper}");
    }

    public sealed class ListInput
    {
        [Display(Name = "Регион")]
        public string? Region { get; set; }

        [Display(Name = "Вид площадки")]
        public string Kind { get; set; } = SiteKinds.Regional;

        [Display(Name = "Программа")]
        [Required(ErrorMessage = "Назовите программу.")]
        [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
        public string? Programme { get; set; }

        [Display(Name = "Год")]
        [Range(2000, 2100, ErrorMessage = "От {1} до {2}.")]
        public int Year { get; set; }
    }
}
