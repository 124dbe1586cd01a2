using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Papers;

/// <summary>All papers that the reader keeps, newest first, by fifty; filters live in the address.</summary>
[Authorize(Policy = Policies.Editor)]
public sealed class IndexModel(PaperAccess access) : AppPage
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public PaperKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Register { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public PaperState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<int> Years { get; private set; } = [];

    public int Total { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public bool HasMore { get; private set; }

    public string Next => "?" + string.Join('&', new[]
    {
        Q is null ? null : $"q={Uri.EscapeDataString(Q)}", Kind is null ? null : $"kind={Kind}", Register is null ? null : $"register={Uri.EscapeDataString(Register)}",
        Year is null ? null : $"year={Year}", State is null ? null : $"state={State}", $"after={Rows[^1].Id}",
    }.OfType<string>());

    public async Task OnGetAsync()
    {
        var kept = access.Kept().AsNoTracking();
        Years = await kept.Where(p => p.Date != null).Select(p => p.Date!.Value.Year).Distinct().OrderByDescending(y => y).ToListAsync(Stop);
        var found = kept.Where(p => (Kind == null || p.Kind == Kind) && (string.IsNullOrEmpty(Register) || p.Register == Register) && (State == null || p.State == State)
            && (Year == null || (p.Date != null && p.Date.Value.Year == Year)));
        foreach (var word in (Q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(5))
        {
            // SQLite folds only Latin letters: a word is looked for as typed, with a small and with a capital letter.
            var (capital, small) = (char.ToUpperInvariant(word[0]) + word[1..], word.ToLowerInvariant());
            found = found.Where(p => p.Title.Contains(word) || p.Title.Contains(capital) || p.Title.Contains(small) || p.Body.Contains(word) || p.Body.Contains(capital) || (p.Number != null && p.Number.Contains(word)));
        }

        Total = await found.CountAsync(Stop);
        var after = After ?? Guid.Empty;
        var rows = await found.Where(p => After == null || p.Id.CompareTo(after) < 0).OrderByDescending(p => p.Id).Take(PageSize + 1)
            .Select(p => new Row(p.Id, p.Title, p.Kind, p.State, p.Number, p.Date, p.Region, p.CreatedAt)).ToListAsync(Stop);
        HasMore = rows.Count > PageSize;
        Rows = [.. rows.Take(PageSize)];
    }

    public sealed record Row(Guid Id, string Title, PaperKind Kind, PaperState State, string? Number, DateOnly? Date, string Region, DateTimeOffset CreatedAt);
}
