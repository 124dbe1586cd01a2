using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Papers;

/// <summary>How each register of a region numbers.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class RegisterRulesModel(AppDb db, PaperAccess access) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    public IReadOnlyList<string> Regions { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string register, string? pattern, bool yearly, int from)
    {
        if (!await LoadAsync() || Region is null || !Registers.All.ContainsKey(register))
        {
            return NotFound();
        }

        ModelState.Clear();
        pattern = pattern?.Trim() ?? "";
        if (pattern.Length is 0 or > 40 || !RegisterRule.IsPattern(pattern) || from is < 1 or > 99_999)
        {
            return Refuse(new PatternIsWrong());
        }

        var rule = await db.Set<RegisterRule>().SingleOrDefaultAsync(r => r.Region == Region && r.Register == register, Stop);
        if (rule is null)
        {
            db.Add(rule = RegisterRule.Usual(Region, register));
        }

        (rule.Pattern, rule.ResetsYearly, rule.StartsFrom) = (pattern, yearly, from);
        db.Record(Now, Me.Id, "paper-register.saved", nameof(RegisterRule), Guid.Empty, $"{Region}: {register} {pattern}");
        await db.SaveChangesAsync(Stop);
        return Done(Text["Нумерация сохранена."], $"/papers/registers?region={Uri.EscapeDataString(Region)}");
    }

    private async Task<bool> LoadAsync()
    {
        Regions = await access.RegionsAsync(Stop);
        Region ??= Regions.Count > 0 ? Regions[0] : null;
        if (Region is not null && !Regions.Contains(Region))
        {
            return false;
        }

        var rules = await db.Set<RegisterRule>().AsNoTracking().Where(r => r.Region == Region).ToDictionaryAsync(r => r.Register, Stop);
        var last = await db.Set<Paper>().AsNoTracking().Where(p => p.Region == Region && p.Year != null).GroupBy(p => new { p.Register, Year = p.Year!.Value })
            .Select(g => new { g.Key.Register, g.Key.Year, Last = g.Max(p => p.Sequence!.Value) }).ToListAsync(Stop);
        Rows = [.. Registers.All.Select(r =>
        {
            var rule = rules.GetValueOrDefault(r.Key) ?? RegisterRule.Usual(Region ?? "", r.Key);
            var used = last.Find(l => l.Register == r.Key && l.Year == (rule.ResetsYearly ? Today.Year : 0))?.Last;
            return new Row(r.Key, r.Value, rule, rule.Write(used + 1 ?? rule.StartsFrom, Today.Year));
        })];
        return true;
    }

    /// <param name="Next">The number that a paper of today would get.</param>
    public sealed record Row(string Code, string Title, RegisterRule Rule, string Next);
}
