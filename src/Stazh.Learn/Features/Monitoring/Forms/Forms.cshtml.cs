using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>A form in an open window that waits for the reader, or has been handed in.</summary>
public sealed record MineToFill(Guid WindowId, string Key, string FormTitle, string About, DateOnly ClosesOn, bool IsBegun, bool HandedIn);

/// <summary>What the reader fills in; for coordinators the windows of the region with their completeness .</summary>
public sealed class FormsModel(AppDb db, MonitoringAccess access, FormDesk desk, FormResults results, MonitoringForms forms) : AppPage
{
    [BindProperty(SupportsGet = true, Name = "region")]
    public string? WantedRegion { get; set; }

    public InputModel Input { get; private set; } = new();

    public MonitoringRegion? Region { get; private set; }

    public IReadOnlyList<MineToFill> Mine { get; private set; } = [];

    public IReadOnlyList<WindowLine> Lines { get; private set; } = [];

    public IReadOnlyList<MonitoringForm> Forms => forms.All;

    public IEnumerable<HalfYear> Halves => MonitoringPage.HalvesUpTo(HalfYear.Of(Today)).Take(2);

    public DateOnly Day => Today;

    public bool MayOpen => Me.Is(Role.Coordinator);

    public string Title(MonitoringWindow window) => forms.Find(window.FormCode)!.Title;

    public async Task<IActionResult> OnGetAsync()
    {
        Input = new() { Half = HalfYear.Of(Today).Code, Opens = Today, Closes = Today.AddDays(14), Form = forms.All[0].Code };
        return await LoadAsync() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = nameof(Input))] InputModel input)
    {
        Input = input;
        if (!await LoadAsync() || Region is null || !MayOpen)
        {
            return NotFound();
        }

        if (!ModelState.IsValid || forms.Find(input.Form) is not { } form || HalfYear.Read(input.Half) is not { } half)
        {
            return Invalid();
        }

        return await desk.OpenAsync(Region.Name, form, half, input.Opens!.Value, input.Closes!.Value, Me.Id, Stop) is { } refusal ? Refuse(refusal, "Input.Closes")
            : Done(Text["Форма открыта. Все, кто её заполняет, получат уведомление."], "/monitoring/forms");
    }

    private async Task<bool> LoadAsync()
    {
        var overseer = Me.Is(Role.Coordinator) || Me.Is(Role.Administrator);
        Region = overseer ? await access.RegionAsync(WantedRegion, Stop) : null;
        if (overseer && Region is null && !string.IsNullOrEmpty(WantedRegion))
        {
            return false;
        }

        Lines = Region is { } region ? await results.LinesAsync(region.Name, Today, Stop) : [];
        Mine = await FormMine.OfAsync(db, forms, Me.Id, Today, Stop);
        return true;
    }

    public sealed class InputModel
    {
        [Display(Name = "Форма")]
        [Required(ErrorMessage = "Выберите форму.")]
        public string Form { get; set; } = "";

        [Display(Name = "Полугодие")]
        [Required(ErrorMessage = "Выберите полугодие.")]
        public string Half { get; set; } = "";

        [Display(Name = "Первый день")]
        [Required(ErrorMessage = "Укажите первый день.")]
        public DateOnly? Opens { get; set; }

        [Display(Name = "Последний день")]
        [Required(ErrorMessage = "Укажите последний день.")]
        public DateOnly? Closes { get; set; }
    }
}
