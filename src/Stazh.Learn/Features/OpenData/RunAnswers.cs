using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.OpenData;

/// <summary>A dated group; who is in it is nobody's business.</summary>
/// <param name="FreePlaces">Places that nobody has been given yet.</param>
/// <param name="Address">Where one enrols, from the root of the portal.</param>
public sealed record RunItem(
    Guid Id, string Program, string ProgramTitle, string Site, string SiteTitle, string Region, RunState State, DateOnly StartsOn, DateOnly EndsOn, int Places, int FreePlaces)
{
    public string Address => $"/runs/{Id}";
}

internal static class RunAnswers
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/runs", ListAsync).WithTags("runs").WithSummary("Группы").WithDescription("По дню начала и ключу id; без from — те, что ещё не закончились. Отменённые не показаны.")
            .Produces<Listing<RunItem>>().ProducesProblem(400).ProducesProblem(429);
        api.MapGet("/runs/{id:guid}", OneAsync).WithTags("runs").WithSummary("Одна группа").Produces<RunItem>().ProducesProblem(404).ProducesProblem(429);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, AppDb db, TimeProvider clock, [Description("slug программы")] string? program, [Description("slug площадки")] string? site, [Description("Субъект, как в реестре")] string? region,
        [Description("Заканчиваются в этот день или позже")] DateOnly? from, [Description("id последней группы прошлой страницы")] Guid? after, CancellationToken stop,
        [Description("Сколько, от 1 до 100")] int limit = 50)
    {
        if (Answering.Wrong(limit) is { } wrong)
        {
            return wrong;
        }

        var day = from ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var runs = db.Set<ProgrammeRun>().AsNoTracking().Where(r => r.State != RunState.Cancelled && r.EndsOn >= day)
            .Where(r => (program == null || r.ProgrammeSlug == program) && (region == null || r.Region == region))
            .Where(r => site == null || db.Set<InternshipSite>().Any(s => s.Id == r.SiteId && s.Slug == site));
        if (after is { } last)
        {
            var start = await db.Set<ProgrammeRun>().Where(r => r.Id == last).Select(r => r.StartsOn).FirstOrDefaultAsync(stop);
            runs = runs.Where(r => r.StartsOn > start || (r.StartsOn == start && r.Id.CompareTo(last) > 0));
        }

        var rows = await Items(db, runs.OrderBy(r => r.StartsOn).ThenBy(r => r.Id).Take(limit + 1)).ToListAsync(stop);
        return Answering.Send(context, Answering.Page(context, rows, limit, r => r.Id.ToString()), Answering.Minute);
    }

    private static async Task<IResult> OneAsync(HttpContext context, AppDb db, Guid id, CancellationToken stop) =>
        await Items(db, db.Set<ProgrammeRun>().AsNoTracking().Where(r => r.Id == id)).FirstOrDefaultAsync(stop) is { } run
            ? Answering.Send(context, run, Answering.Minute)
            : Answering.NotThere("Такой группы нет.");

    private static IQueryable<RunItem> Items(AppDb db, IQueryable<ProgrammeRun> runs) => runs.Select(r => new RunItem(
        r.Id, r.ProgrammeSlug, r.ProgrammeTitle, db.Set<InternshipSite>().Where(s => s.Id == r.SiteId).Select(s => s.Slug).FirstOrDefault() ?? "", r.SiteTitle, r.Region, r.State, r.StartsOn, r.EndsOn,
        r.Places, Math.Max(0, r.Places - db.Set<Enrolment>().Count(e => e.RunId == r.Id && (e.State == EnrolmentState.Approved || e.State == EnrolmentState.Completed)))));
}
