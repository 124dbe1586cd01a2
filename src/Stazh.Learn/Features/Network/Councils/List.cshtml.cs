using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Network;

/// <summary>A council for a list, with its quarters of this year.</summary>
public sealed record CouncilLine(Guid Id, string Title, CouncilKind Kind, string OrderNumber, DateOnly OrderDate, IReadOnlyList<CouncilQuarter> Quarters);

/// <summary>Councils of the reader's regions and whether each quarter has its sitting .</summary>
[Authorize(Policy = Policies.Coordinator)]
public sealed class CouncilsModel(AppDb db, NetworkAccess access, CouncilDesk desk) : AppPage
{
    private const int Most = 200;

    public CouncilInput Input { get; private set; } = new();

    public IReadOnlyList<string> Regions { get; private set; } = [];

    public IReadOnlyList<CouncilLine> Councils { get; private set; } = [];

    public DateOnly Day => Today;

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = nameof(Input))] CouncilInput input)
    {
        await LoadAsync();
        Input = input;
        if (Regions.Count == 0 || (input.Region is { } region && !Regions.Contains(region)))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var (council, refusal) = await desk.SaveAsync(null, input, input.Region ?? Regions[0], Me.Id, Stop);
        return refusal is null ? Done(Text["Совет сохранён."], $"/councils/{council!.Id}") : Refuse(refusal);
    }

    private async Task LoadAsync()
    {
        Regions = await access.RegionsAsync(Stop);
        var year = Today.Year;
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var councils = await db.Set<Council>().AsNoTracking().Where(c => Regions.Contains(c.Region)).OrderBy(c => c.Kind).ThenBy(c => c.Title).ThenBy(c => c.Id).Take(Most).ToListAsync(Stop);
        var sittings = (await db.Set<Sitting>().AsNoTracking().Where(s => s.On >= from && s.On <= to && db.Set<Council>().Any(c => c.Id == s.CouncilId && Regions.Contains(c.Region)))
            .Select(s => new { s.CouncilId, s.On, s.IsHeld }).ToListAsync(Stop)).ToLookup(s => s.CouncilId);
        Councils = [.. councils.Select(c => new CouncilLine(c.Id, c.Title, c.Kind, c.OrderNumber, c.OrderDate, CouncilYear.Of(year, [.. sittings[c.Id].Select(s => (s.On, s.IsHeld))])))];
        Input = new() { OrderDate = Today };
    }
}
