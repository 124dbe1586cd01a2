using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web.Files;
using Stazh.Learn.Web.Office;
using Stazh.Learn.Web.Pdf;

namespace Stazh.Learn.Features.Papers;

/// <summary>Official papers: templates that an institute edits, requisites, registers with their numbers, DOCX and PDF, signed scans (R-175…R-186).</summary>
public static class PapersFeature
{
    public static IServiceCollection AddPapers(this IServiceCollection services) => services
        .AddSingleton<TemplateFiles>()
        .AddSingleton<PaperPress>()
        .AddScoped<PaperTemplates>()
        .AddScoped<PaperDesk>()
        .AddScoped<IPapers>(p => p.GetRequiredService<PaperDesk>())
        .AddScoped<PaperAccess>()
        .AddScoped<PaperLogos>()
        .AddScoped<IFileAccess, LogoAccess>()
        .AddScoped<IFileAccess, ScanAccess>()
        .AddSingleton(new CoordinatorDoor("Документы региона", "/papers", 60));

    public static void MapPapers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/papers/{id:guid}.docx", SendDocxAsync).RequireAuthorization();
        app.MapGet("/papers/{id:guid}.pdf", SendPdfAsync).RequireAuthorization();
    }

    private static async Task<IResult> SendDocxAsync(Guid id, PaperAccess access, PaperLogos logos, CancellationToken stop) =>
        await access.FindAsync(id, stop) is ({ } paper, _)
            ? Results.File(DocxWriter.Write(await logos.PrintedAsync(paper, stop)), DocxWriter.ContentType, FileNameOf(paper, "docx"))
            : Results.NotFound();

    private static async Task<IResult> SendPdfAsync(Guid id, PaperAccess access, PaperLogos logos, PaperPress press, CancellationToken stop)
    {
        if (await access.FindAsync(id, stop) is not ({ } paper, _))
        {
            return Results.NotFound();
        }

        try
        {
            var mark = paper.State switch { PaperState.Draft => "Проект", PaperState.Annulled => "Аннулирован", PaperState.Replaced => "Заменён", _ => null };
            return Results.File(await press.PdfAsync(await logos.PrintedAsync(paper, stop), mark, stop), "application/pdf", FileNameOf(paper, "pdf"));
        }
        catch (PdfNotMadeException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static string FileNameOf(Paper paper, string extension) =>
        FileName.WithExtension(FileName.Clean((paper.Number is null ? paper.Title : $"{paper.Number} {paper.Title}").Replace('/', '-')), extension);
}
