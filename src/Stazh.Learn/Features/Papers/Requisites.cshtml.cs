using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Papers;

/// <summary>Organisations of a region that issue papers: what stands in the head and under the text.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class RequisitesModel(AppDb db, PaperAccess access, FileIntake intake) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    /// <summary>Which of them is in the form; none for another one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public RequisitesInput Input { get; set; } = new();

    public IReadOnlyList<string> Regions { get; private set; } = [];

    public IReadOnlyList<Requisites> All { get; private set; } = [];

    public Guid? LogoId => All.FirstOrDefault(r => r.Id == Id)?.LogoId;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync() || (Id is not null && All.All(r => r.Id != Id)))
        {
            return NotFound();
        }

        if (All.FirstOrDefault(r => r.Id == Id) is { } row)
        {
            Input = RequisitesInput.Of(row);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync() || Region is null || (Id is not null && All.All(r => r.Id != Id)))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var row = All.FirstOrDefault(r => r.Id == Id);
        if (row is not null && row.Stamp != Input.Stamp)
        {
            ModelState.Clear();
            Input.Stamp = row.Stamp;
            return Refuse(new PaperChangedElsewhere());
        }

        var (logo, refusal) = Input.Logo is null ? default : await intake.TakeAsync(Input.Logo, Me.Id, LogoAccess.Logo, Stop);
        if (refusal is not null)
        {
            return Refuse(refusal, "Input.Logo");
        }

        if (row is null)
        {
            db.Add(row = new Requisites { Id = Guid.CreateVersion7(Now), Region = Region, Name = "" });
        }

        Input.Into(row);
        row.LogoId = logo?.Id ?? (Input.WithoutLogo ? null : row.LogoId);
        db.Record(Now, Me.Id, "requisites.saved", nameof(Requisites), row.Id);
        await db.SaveChangesAsync(Stop);
        return Done(Text["Реквизиты сохранены."], $"/papers/requisites?region={Uri.EscapeDataString(Region)}");
    }

    private async Task<bool> LoadAsync()
    {
        Regions = await access.RegionsAsync(Stop);
        Region ??= Regions.Count > 0 ? Regions[0] : null;
        All = await db.Set<Requisites>().Where(r => r.Region == Region).OrderBy(r => r.Id).Take(100).ToListAsync(Stop);
        return Region is null || Regions.Contains(Region);
    }
}
