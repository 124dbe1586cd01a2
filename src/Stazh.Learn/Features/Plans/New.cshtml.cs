using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Plans;

[Authorize(Policy = Policies.RunPlanner)]
public sealed class NewModel(AppDb db, SiteDirectory sites, IPlans plans) : AppPage
{
    private const int MostYears = 10;

    public InputModel Input { get; private set; } = new();

    /// <summary>Sites whose plans the reader writes.</summary>
    public IReadOnlyList<SiteName> Sites { get; private set; } = [];

    public IReadOnlyList<string> Regions { get; private set; } = [];

    public async Task OnGetAsync(Guid? site)
    {
        await LoadAsync();
        var year = PlanPeriod.SchoolYearOf(Today);
        Input = new() { Site = site ?? (Regions.Count == 0 ? Sites.Select(s => (Guid?)s.Id).FirstOrDefault() : null), From = year.From, To = year.To };
    }

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = nameof(Input))] InputModel input)
    {
        Input = input;
        await LoadAsync();
        var site = Sites.FirstOrDefault(s => s.Id == input.Site);
        if (site is null && (input.Site is not null || Regions.Count == 0))
        {
            return NotFound();
        }

        if (site is null && string.IsNullOrWhiteSpace(input.Project))
        {
            ModelState.AddModelError("Input.Project", Text["Выберите площадку или назовите проект."]);
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (input.To < input.From)
        {
            return Refuse(new PlanEndsBeforeItBegins(), "Input.To");
        }

        if (input.To > input.From!.Value.AddYears(MostYears))
        {
            return Refuse(new PlanIsTooLong(), "Input.To");
        }

        var period = new PlanPeriod(input.From.Value, input.To!.Value);
        var title = string.IsNullOrWhiteSpace(input.Title) ? null : input.Title;
        var plan = plans.Create(
            site is null
                ? new(new(PlanOwnerKind.Project, Guid.CreateVersion7(Now)), input.Project!.Trim(), Regions[0], input.Form, period, title)
                : new(new(PlanOwnerKind.Site, site.Id), site.Title, site.Subject, input.Form, period, title),
            Me.Id);
        await db.SaveChangesAsync(Stop);
        return Done(Text["План создан. Добавьте строки или загрузите их из файла."], $"/plans/{plan.Id}");
    }

    private async Task LoadAsync()
    {
        var me = Me.Id;
        var grants = db.Set<RoleGrant>().Where(g => g.PersonId == me && g.RevokedAt == null);
        Sites = await sites.Names.Where(s => grants.Any(g => (g.Role == Role.SiteHead && g.SiteId == s.Id) || (g.Role == Role.Coordinator && g.Region == s.Subject)))
            .OrderBy(s => s.Title).ThenBy(s => s.Id).Take(2000).ToListAsync(Stop);
        Regions = await grants.Where(g => g.Role == Role.Coordinator).Select(g => g.Region!).OrderBy(r => r).ToListAsync(Stop);
    }

    public sealed class InputModel
    {
        [Display(Name = "Чей план")]
        public Guid? Site { get; set; }

        [Display(Name = "Проект")]
        [StringLength(1000, ErrorMessage = "Не длиннее {1} знаков.")]
        public string? Project { get; set; }

        [Display(Name = "Форма плана")]
        [EnumDataType(typeof(PlanForm), ErrorMessage = "Выберите форму плана.")]
        public PlanForm Form { get; set; }

        [Display(Name = "Название")]
        [StringLength(500, ErrorMessage = "Не длиннее {1} знаков.")]
        public string? Title { get; set; }

        [Display(Name = "Первый день")]
        [Required(ErrorMessage = "Укажите первый день.")]
        public DateOnly? From { get; set; }

        [Display(Name = "Последний день")]
        [Required(ErrorMessage = "Укажите последний день.")]
        public DateOnly? To { get; set; }
    }
}
