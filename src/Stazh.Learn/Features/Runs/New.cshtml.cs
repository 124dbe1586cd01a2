using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Runs;

[Authorize(Policy = Policies.RunPlanner)]
public sealed class NewModel(AppDb db, ProgrammeLibrary library, SiteDirectory directory, IEnumerable<IRunFollower> followers) : AppPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SiteName> Sites { get; private set; } = [];

    public IReadOnlyList<ProgrammeEntry> Programmes { get; private set; } = [];

    public Task OnGetAsync(Guid? site, string? programme) => LoadAsync(site, programme);

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync(null, null);
        var site = Sites.FirstOrDefault(s => s.Id == Input.SiteId);
        var programme = Programmes.FirstOrDefault(p => p.VersionId == Input.ProgrammeVersionId);
        if (site is null)
        {
            ModelState.AddModelError("Input.SiteId", Text["Выберите площадку из списка."]);
        }

        if (programme is null)
        {
            ModelState.AddModelError("Input.ProgrammeVersionId", Text["Выберите программу из списка."]);
        }

        if (Input.Format == RunFormat.Individual && Input.Places != 1)
        {
            ModelState.AddModelError("Input.Places", Text["На индивидуальной стажировке одно место."]);
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var (starts, ends) = (Input.StartsOn!.Value, Input.EndsOn!.Value);
        var run = new ProgrammeRun
        {
            Id = Guid.CreateVersion7(Now), SiteId = site!.Id, SiteTitle = site.Title, Region = site.Subject, ProgrammeVersionId = programme!.VersionId,
            ProgrammeSlug = programme.Programme.Slug, ProgrammeTitle = programme.Programme.Title, Format = Input.Format, Places = Input.Places, Place = Input.Place?.Trim() ?? "",
            TimeZoneId = Input.TimeZoneId, PresentationAt = Input.PresentationAt, CreatedAt = Now, CreatedById = Me.Id,
        };
        var modules = ModuleDates.Lay(run.Id, programme.Package.Modules, starts, ends, Input.Modules);
        if (run.Reschedule(starts, ends, modules, Now) is { } refusal)
        {
            return Refuse(refusal, "Input.EndsOn");
        }

        db.Add(run);
        foreach (var follower in followers)
        {
            follower.Opened(run);
        }

        db.AddRange(Cyclogram.Lay(run.Id, starts, ends, [], Now));
        db.Record(Now, Me.Id, "run.opened", nameof(ProgrammeRun), run.Id);
        await db.SaveChangesAsync(Stop);
        return Done(Text["Группа открыта: люди могут записываться. Проверьте даты модулей и назначьте тьюторов."], $"/runs/{run.Id}/edit");
    }

    private async Task LoadAsync(Guid? site, string? programme)
    {
        var me = Me.Id;
        Sites = await directory.Names
            .Where(s => db.Set<RoleGrant>().Any(g => g.PersonId == me && g.RevokedAt == null
                && ((g.Role == Role.SiteHead && g.SiteId == s.Id) || (g.Role == Role.Coordinator && g.Region == s.Subject))))
            .OrderBy(s => s.Title).ToListAsync(Stop);
        Programmes = await library.LatestAsync(approvedOnly: true, Stop);
        if (!HttpMethods.IsPost(Request.Method))
        {
            Input.SiteId = site;
            Input.ProgrammeVersionId = Programmes.FirstOrDefault(p => p.Programme.Slug == programme)?.VersionId;
            Input.StartsOn = Today.AddDays(28);
            Input.EndsOn = Today.AddDays(56);
        }
    }

    public sealed class InputModel : PlanInput
    {
        [Display(Name = "Площадка")]
        [Required(ErrorMessage = "Выберите площадку.")]
        public Guid? SiteId { get; set; }

        [Display(Name = "Программа")]
        [Required(ErrorMessage = "Выберите программу.")]
        public Guid? ProgrammeVersionId { get; set; }

        [EnumDataType(typeof(RunFormat), ErrorMessage = "Выберите формат стажировки.")]
        public RunFormat Format { get; set; }
    }
}
