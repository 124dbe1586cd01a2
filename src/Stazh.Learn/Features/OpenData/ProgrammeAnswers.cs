using System.ComponentModel;
using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Features.OpenData;

/// <summary>An approved programme by its latest version.</summary>
/// <param name="Hours">Academic hours of 45 minutes.</param>
/// <param name="GivesQualification">An additional professional programme; otherwise it ends with a certificate .</param>
public sealed record ProgrammeItem(string Slug, string Version, string Title, string Summary, string Theme, int Hours, int Modules, bool GivesQualification);

/// <summary>What a teacher learns to do.</summary>
public sealed record ProgrammeDeficit(string Code, string Title);

/// <param name="Mode">inPerson, remote or mixed .</param>
public sealed record ProgrammeModuleItem(string Code, string Title, string Purpose, string Result, ModuleMode Mode, int Hours);

public sealed record ProgrammeWhole(
    string Slug, string Version, string Title, string Summary, string Theme, int Hours, bool GivesQualification, string Aim, IReadOnlyList<Audience> Audience, IReadOnlyList<string> Formats,
    string Competency, IReadOnlyList<ProgrammeDeficit> Deficits, IReadOnlyList<ProgrammeModuleItem> Modules);

internal static class ProgrammeAnswers
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/programs", ListAsync).WithTags("programs").WithSummary("Утверждённые программы стажировок").WithDescription("По ключу slug, последние версии.")
            .Produces<Listing<ProgrammeItem>>().ProducesProblem(400).ProducesProblem(429);
        api.MapGet("/programs/{slug}", OneAsync).WithTags("programs").WithSummary("Одна программа: цель, дефициты, модули").Produces<ProgrammeWhole>().ProducesProblem(404).ProducesProblem(429);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, ProgrammeLibrary library, [Description("slug последней программы прошлой страницы")] string? after, CancellationToken stop, [Description("Сколько, от 1 до 100")] int limit = 50)
    {
        if (Answering.Wrong(limit) is { } wrong)
        {
            return wrong;
        }

        var rows = (await library.LatestAsync(approvedOnly: true, stop)).Select(e => e.Programme).OrderBy(p => p.Slug, StringComparer.Ordinal)
            .Where(p => after is null || string.CompareOrdinal(p.Slug, after) > 0).Take(limit + 1)
            .Select(p => new ProgrammeItem(p.Slug, p.Version, p.Title, p.Summary, p.Theme, p.Modules.Sum(m => m.Hours), p.Modules.Count, p.Legal.Kind == LegalKind.Dpo)).ToList();
        return Answering.Send(context, Answering.Page(context, rows, limit, r => r.Slug), 5 * Answering.Minute);
    }

    private static async Task<IResult> OneAsync(HttpContext context, ProgrammeLibrary library, string slug, CancellationToken stop)
    {
        if ((await library.FindAsync(slug, approvedOnly: true, stop))?.Programme is not { } p)
        {
            return Answering.NotThere("Такой программы нет.");
        }

        return Answering.Send(context, new ProgrammeWhole(
            p.Slug, p.Version, p.Title, p.Summary, p.Theme, p.Modules.Sum(m => m.Hours), p.Legal.Kind == LegalKind.Dpo, p.Aim, p.Audience,
            [.. p.Formats.Select(f => library.Formats.GetValueOrDefault(f, f))], p.Competency.Title, [.. p.Deficits.Select(d => new ProgrammeDeficit(d.Code, d.Title))],
            [.. p.Modules.Select(m => new ProgrammeModuleItem(m.Code, m.Title, m.Purpose, m.Result, m.Mode, m.Hours))]), 5 * Answering.Minute);
    }
}
