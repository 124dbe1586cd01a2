using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;

namespace Stazh.Learn.Features.Administration;

[Authorize(Policy = Policies.Administrator)]
[BindProperties(SupportsGet = true)]
public sealed class AuditLogModel(AppDb db) : AppPage
{
    private const int PageSize = 50;

    [Display(Name = "Действие")]
    public string? Verb { get; set; }

    [Display(Name = "Номер или вид записи")]
    public string? Subject { get; set; }

    [Display(Name = "Номер человека")]
    public Guid? Actor { get; set; }

    [Display(Name = "С какого дня")]
    public DateOnly? From { get; set; }

    [Display(Name = "По какой день")]
    public DateOnly? To { get; set; }

    public Guid? Before { get; set; }

    [BindNever]
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    [BindNever]
    public Guid? Next { get; private set; }

    /// <summary>The conditions for the address of the next page.</summary>
    [BindNever]
    public Dictionary<string, string> Filter => new Dictionary<string, string?>
    {
        ["verb"] = Verb, ["subject"] = Subject, ["actor"] = Actor?.ToString(), ["from"] = From?.ToString("O"), ["to"] = To?.ToString("O"),
    }.Where(f => f.Value is not null).ToDictionary(f => f.Key, f => f.Value!);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid)
        {
            return Invalid();
        }

        var rows = db.Audit.AsNoTracking();
        if (Verb?.Trim() is { Length: > 0 } verb)
        {
            rows = rows.Where(a => a.Action.StartsWith(verb));
        }

        if (Subject?.Trim() is { Length: > 0 } subject)
        {
            rows = Guid.TryParse(subject, out var id) ? rows.Where(a => a.SubjectId == id) : rows.Where(a => a.SubjectKind == subject);
        }

        if (Actor is { } actor)
        {
            rows = rows.Where(a => a.ActorId == actor);
        }

        if (From is { } from)
        {
            var begin = MidnightOf(from);
            rows = rows.Where(a => a.At >= begin);
        }

        if (To is { } to)
        {
            var end = MidnightOf(to.AddDays(1));
            rows = rows.Where(a => a.At < end);
        }

        if (Before is { } before)
        {
            rows = rows.Where(a => a.Id < before);
        }

        var found = await (from a in rows
                           join p in db.Set<Person>() on a.ActorId equals p.Id into people
                           from p in people.DefaultIfEmpty()
                           orderby a.Id descending
                           select new Row(a.Id, a.At, a.ActorId, p == null ? "" : (p.GivenName + " " + p.FamilyName).Trim(), a.Action, a.SubjectKind, a.SubjectId, a.Detail))
            .Take(PageSize + 1).ToListAsync(Stop);
        Next = found.Count > PageSize ? found[PageSize - 1].Id : null;
        Rows = [.. found.Take(PageSize)];
        return Page();
    }

    private DateTimeOffset MidnightOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, Me.Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    public sealed record Row(Guid Id, DateTimeOffset At, Guid? ActorId, string Actor, string Action, string SubjectKind, Guid SubjectId, string? Detail);
}
