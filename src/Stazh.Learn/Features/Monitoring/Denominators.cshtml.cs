using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>Numbers that shares are counted of, with their days and sources (R-171).</summary>
public sealed class DenominatorsModel(AppDb db, IndicatorBook book) : MonitoringPage
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public DenominatorInput Input { get; private set; } = new();

    public IReadOnlyList<DistrictName> Districts { get; private set; } = [];

    public DenominatorBook Book { get; private set; } = null!;

    public IReadOnlyList<Denominator> Entered { get; private set; } = [];

    public string? Next { get; private set; }

    public IEnumerable<(string Where, string Name)> Places => Districts.Select(d => (d.Name, d.Name)).Prepend(("", Text["весь регион"].Value));

    public async Task<IActionResult> OnGetAsync()
    {
        Input.On = Today;
        return await FoundAsync() ? await ShowAsync() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = nameof(Input))] DenominatorInput input)
    {
        Input = input;
        if (!await FoundAsync())
        {
            return NotFound();
        }

        await ShowAsync();
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        if (input.On > Today)
        {
            return Refuse(new DenominatorIsAhead(), "Input.On");
        }

        var district = input.District ?? "";
        if (district.Length > 0 && Districts.All(d => d.Name != district))
        {
            return Refuse(new DistrictIsNotOfTheRegion(), "Input.District");
        }

        var number = new Denominator
        {
            Id = Guid.CreateVersion7(Now), Region = Region.Name, District = district, Kind = input.Kind, Value = input.Value!.Value, On = input.On!.Value, Source = input.Source.Trim(), EnteredAt = Now, EnteredById = Me.Id,
        };
        db.Add(number);
        db.Record(Now, Me.Id, "denominator.entered", nameof(Denominator), number.Id, $"{number.Kind} {district} {number.Value} {number.On:yyyy-MM-dd}");
        await db.SaveChangesAsync(Stop);
        return Done(Text["Число внесено."], At("/monitoring/denominators"));
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id)
    {
        if (!await FoundAsync())
        {
            return NotFound();
        }

        var region = Region.Name;
        if (await db.Set<Denominator>().FirstOrDefaultAsync(d => d.Id == id && d.Region == region, Stop) is not { } number)
        {
            return NotFound();
        }

        if (number.Withdraw(Me.Id, Now) is { } refusal)
        {
            await ShowAsync();
            return Refuse(refusal);
        }

        db.Record(Now, Me.Id, "denominator.withdrawn", nameof(Denominator), number.Id);
        await db.SaveChangesAsync(Stop);
        return Done(Text["Число отозвано: доли теперь считаются без него."], At("/monitoring/denominators"));
    }

    private async Task<PageResult> ShowAsync()
    {
        var (region, last) = (Region.Name, After ?? Guid.Empty);
        (Districts, Book) = await book.DenominatorsAsync(region, Stop);
        var page = await db.Set<Denominator>().AsNoTracking().Where(d => d.Region == region && (After == null || d.Id.CompareTo(last) < 0)).OrderByDescending(d => d.Id).Take(PageSize + 1).ToListAsync(Stop);
        Entered = [.. page.Take(PageSize)];
        Next = page.Count > PageSize ? $"{At("/monitoring/denominators")}&after={Entered[^1].Id}" : null;
        return Page();
    }
}
