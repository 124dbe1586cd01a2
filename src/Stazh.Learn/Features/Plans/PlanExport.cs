using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Web.Files;
using Stazh.Learn.Web.Office;
using Stazh.Learn.Web.Pdf;

namespace Stazh.Learn.Features.Plans;

/// <summary>Plans and reports as DOCX, PDF and XLSX; who reads the page may take the file.</summary>
internal static class PlanFiles
{
    private const string Pdf = "application/pdf";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/plans/{id:guid}.docx", async (Guid id, PlanExport export, string? order, CancellationToken stop) =>
            await export.PlanAsync(id, order, stop) is { } paper ? Results.File(DocxWriter.Write(paper.Document), DocxWriter.ContentType, paper.Name("docx")) : Results.NotFound()).AllowAnonymous();
        app.MapGet("/plans/{id:guid}.xlsx", async (Guid id, PlanExport export, string? order, CancellationToken stop) =>
            await export.SheetAsync(id, order, stop) is ({ } sheet, { } name) ? Results.File(sheet, XlsxWriter.ContentType, name) : Results.NotFound()).AllowAnonymous();
        app.MapGet("/plans/{id:guid}.pdf", async (Guid id, PlanExport export, PaperPress press, string? order, CancellationToken stop) =>
            await SendPdfAsync(await export.PlanAsync(id, order, stop), press, stop)).AllowAnonymous();
        app.MapGet("/reports/{id:guid}.docx", async (Guid id, PlanExport export, CancellationToken stop) =>
            await export.ReportAsync(id, stop) is { } paper ? Results.File(DocxWriter.Write(paper.Document), DocxWriter.ContentType, paper.Name("docx")) : Results.NotFound()).RequireAuthorization();
        app.MapGet("/reports/{id:guid}.pdf", async (Guid id, PlanExport export, PaperPress press, CancellationToken stop) =>
            await SendPdfAsync(await export.ReportAsync(id, stop), press, stop)).RequireAuthorization();
    }

    private static async Task<IResult> SendPdfAsync(PrintedPlan? paper, PaperPress press, CancellationToken stop)
    {
        if (paper is null)
        {
            return Results.NotFound();
        }

        try
        {
            return Results.File(await press.PdfAsync(paper.Document, paper.IsDraft ? "Проект" : null, stop), Pdf, paper.Name("pdf"));
        }
        catch (PdfNotMadeException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}

internal sealed record PrintedPlan(OfficeDocument Document, bool IsDraft)
{
    public string Name(string extension) => FileName.WithExtension(FileName.Clean(Document.Title), extension);
}

/// <summary>Lays plans and reports out for printing.</summary>
internal sealed class PlanExport(PlanAccess access, PlanDesk desk, ReportDesk reports, CurrentPerson me, TimeProvider clock)
{
    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), me.Zone).DateTime);

    public async Task<PrintedPlan?> PlanAsync(Guid id, string? order, CancellationToken stop) =>
        await access.FindAsync(id, stop) is { } rights ? new(PlanPrint.Plan(rights.Plan, await LayAsync(rights.Plan, order, stop)), !rights.Plan.IsPublic) : null;

    public async Task<PrintedPlan?> ReportAsync(Guid id, CancellationToken stop) =>
        await reports.FindAsync(id, access, stop) is ({ } report, { } rights)
            ? new(PlanPrint.Report(rights.Plan, report, await reports.LinesAsync(rights.Plan, report, Today, stop)), report.IsOpen)
            : null;

    public async Task<(byte[] Sheet, string Name)?> SheetAsync(Guid id, string? order, CancellationToken stop)
    {
        if (await access.FindAsync(id, stop) is not { } rights)
        {
            return null;
        }

        var table = await LayAsync(rights.Plan, order, stop);
        var sheets = table.Sections.Count == 0
            ? [new XlsxSheet("План", Heads(table), [])]
            : table.Sections.Select((s, i) => new XlsxSheet(s.Title.Length > 0 ? $"Раздел {i + 1}" : rights.Plan.Form == PlanForm.Years ? $"{s.Rows[0].Row.Section}" : "План", Heads(table), s.Rows.Select(r => (IReadOnlyList<object?>)[.. r.Cells, r.Format]))).ToList();
        return (XlsxWriter.Write(sheets), FileName.WithExtension(FileName.Clean(rights.Plan.Title), "xlsx"));
    }

    /// <summary>The exact heads, and the form of the event that n. 4.6 asks for and the sample has no column of.</summary>
    private static IReadOnlyList<XlsxColumn> Heads(PlanTable table) => [.. table.Columns.Select(c => new XlsxColumn(c.Head, Math.Max(6, c.Width * 1.2))), new("Форма проведения", 24)];

    private Task<PlanTable> LayAsync(WorkPlan plan, string? order, CancellationToken stop) => desk.LayAsync(plan, Today, order == "number" || (order != "time" && plan.Form.Layout().IsNested), stop);
}
