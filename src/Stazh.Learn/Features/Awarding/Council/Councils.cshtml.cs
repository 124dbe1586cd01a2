using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Awarding;

/// <summary>Expert councils of the regions that the reader keeps.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class CouncilsModel(ApplicationAccess access, CouncilDesk desk) : AppPage
{
    [BindProperty]
    public NewCouncilInput Input { get; set; } = new();

    public IReadOnlyList<string> Regions { get; private set; } = [];

    public IReadOnlyList<ExpertCouncil> Rows { get; private set; } = [];

    public DateOnly Day => Today;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input = new() { From = Today, To = Today.AddYears(3).AddDays(-1), Region = Regions.Count > 0 ? Regions[0] : null };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (Input.Region is null || !Regions.Contains(Input.Region))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var (council, refusal) = await desk.CreateAsync(Input.Region, Input.Title!, Input.From!.Value, Input.To!.Value, Me.Id, Stop);
        return council is null ? Refuse(refusal!) : Done(Text["Состав создан. Проверьте членов, критерии и правила, затем составьте приказ."], $"/awarding/councils/{council.Id}");
    }

    private async Task LoadAsync()
    {
        Regions = await access.RegionsAsync(Stop);
        Rows = await desk.Kept().AsNoTracking().OrderByDescending(c => c.Id).Take(100).ToListAsync(Stop);
    }

    public sealed class NewCouncilInput
    {
        [Display(Name = "Регион")]
        public string? Region { get; set; }

        [Display(Name = "Название состава")]
        [Required(ErrorMessage = "Введите название.")]
        [StringLength(300, ErrorMessage = "Не длиннее {1} знаков.")]
        public string? Title { get; set; }

        [Display(Name = "Полномочия с")]
        [Required(ErrorMessage = "Укажите дату начала.")]
        public DateOnly? From { get; set; }

        [Display(Name = "Полномочия по")]
        [Required(ErrorMessage = "Укажите дату окончания.")]
        public DateOnly? To { get; set; }
    }
}
