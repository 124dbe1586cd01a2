using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Documents;

/// <summary>The register of what was issued: newest first, by fifty.</summary>
[Authorize(Policy = Policies.RunPlanner)]
public sealed class RegisterModel(AppDb db) : AppPage
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public DocumentState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public int Total { get; private set; }

    public IReadOnlyList<int> Years { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public bool HasMore { get; private set; }

    public string Next => "?" + string.Join('&', new[] { Q is null ? null : $"q={Uri.EscapeDataString(Q)}", Year is null ? null : $"year={Year}", State is null ? null : $"state={State}", $"after={Rows[^1].Id}" }.OfType<string>());

    public async Task OnGetAsync()
    {
        var kept = db.DocumentsKeptBy(Me.Id).AsNoTracking();
        Years = await kept.Select(d => d.Year).Distinct().OrderByDescending(y => y).ToListAsync(Stop);
        var found = kept.Where(d => (Year == null || d.Year == Year) && (State == null || d.State == State));
        foreach (var word in (Q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(5))
        {
            // SQLite folds only Latin letters: a name is looked for as typed and with a capital letter.
            var capital = char.ToUpperInvariant(word[0]) + word[1..];
            found = found.Where(d => d.FullName.Contains(word) || d.FullName.Contains(capital) || d.Number.Contains(word) || d.ProgrammeTitle.Contains(word));
        }

        Total = await found.CountAsync(Stop);
        var after = After ?? Guid.Empty;
        var rows = await found.Where(d => After == null || d.Id.CompareTo(after) < 0).OrderByDescending(d => d.Id).Take(PageSize + 1)
            .Select(d => new Row(d.Id, d.Number, d.Kind, d.FullName, d.ProgrammeTitle, d.Hours, d.IssuedOn, d.State)).ToListAsync(Stop);
        HasMore = rows.Count > PageSize;
        Rows = [.. rows.Take(PageSize)];
    }

    public sealed record Row(Guid Id, string Number, DocumentKind Kind, string FullName, string Programme, int Hours, DateOnly IssuedOn, DocumentState State);
}
