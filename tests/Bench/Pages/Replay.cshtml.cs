using System.Collections;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Stazh.Bench.Regional;
using Stazh.Learn.Data;

namespace Stazh.Bench.Pages;

/// <summary>All rows that a page of the program reads, by the same commands, through EF: no rules, no words, no layout.</summary>
public sealed class ReplayModel(AppDb db, Bare.Recorded pages) : PageModel
{
    internal List<(RecordedQuery Query, IList Rows)> Tables { get; } = [];

    public async Task OnGetAsync(int number)
    {
        foreach (var query in await pages.QueriesAsync(number, db))
        {
            Tables.Add((query, await query.RowsAsync(db, HttpContext.RequestAborted)));
        }
    }
}
