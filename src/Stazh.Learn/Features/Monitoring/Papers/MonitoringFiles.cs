using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Web.Office;
using Stazh.Learn.Web.Pdf;

namespace Stazh.Learn.Features.Monitoring;

/// <summary>Exports: who reads the page may take the file, with the same numbers hidden.</summary>
internal static class MonitoringFiles
{
    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var extension in new[] { "xlsx", "pdf" })
        {
            app.MapGet($"/monitoring.{extension}", (string? half, string? region, MonitoringPapers papers, PaperPress press, CancellationToken stop) => SendAsync(papers.RegionAsync(region, half, stop), extension, press, stop))
                .RequireAuthorization(Policies.Editor);
            app.MapGet($"/monitoring/{{district:guid}}.{extension}", (Guid district, string? half, MonitoringPapers papers, PaperPress press, CancellationToken stop) => SendAsync(papers.DistrictAsync(district, half, stop), extension, press, stop))
                .RequireAuthorization();
            app.MapGet($"/monitoring/deficits.{extension}", (string? half, string? region, string? programme, MonitoringPapers papers, PaperPress press, CancellationToken stop) => SendAsync(papers.DeficitsAsync(region, half, programme, stop), extension, press, stop))
                .RequireAuthorization(Policies.Editor);
            app.MapGet($"/monitoring/forms/{{id:guid}}.{extension}", (Guid id, string? direction, MonitoringPapers papers, PaperPress press, CancellationToken stop) => SendAsync(papers.FormAsync(id, direction ?? "", stop), extension, press, stop))
                .RequireAuthorization(Policies.Editor);
            app.MapGet($"/monitoring/demand.{extension}", (string? half, string? region, MonitoringPapers papers, PaperPress press, CancellationToken stop) => SendAsync(papers.DemandAsync(region, half, stop), extension, press, stop))
                .RequireAuthorization(Policies.Editor);
        }
    }

    internal static async Task<IResult> SendAsync(Task<MonitoringPaper?> asked, string extension, PaperPress press, CancellationToken stop)
    {
        if (await asked is not { } paper)
        {
            return Results.NotFound();
        }

        if (extension == "xlsx")
        {
            return Results.File(paper.Xlsx(), XlsxWriter.ContentType, paper.Name("xlsx"));
        }

        try
        {
            return Results.File(await press.PdfAsync(paper.Document(), null, stop), "application/pdf", paper.Name("pdf"));
        }
        catch (PdfNotMadeException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}

/// <summary>Loads what a file needs, by the same rules as the pages; null is 404.</summary>
internal sealed class MonitoringPapers(MonitoringAccess access, IndicatorBoard boards, DeficitReader deficits, DemandReader demand, FormResults forms, CurrentPerson me, TimeProvider clock)
{
    private const string Elsewhere = "Район не указан";

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), me.Zone).DateTime);

    public async Task<MonitoringPaper?> RegionAsync(string? wanted, string? code, CancellationToken stop)
    {
        if (HalfOf(code) is not { } half || await access.RegionAsync(wanted, stop) is not { } region)
        {
            return null;
        }

        var board = await boards.OfRegionAsync(region.Name, half, Today, stop);
        return IndicatorPapers.Of(region.Name, half, board.Lines, board, Today);
    }

    public async Task<MonitoringPaper?> DistrictAsync(Guid id, string? code, CancellationToken stop) =>
        HalfOf(code) is { } half && await access.DistrictAsync(id, stop) is { } district
            ? IndicatorPapers.Of($"{district.Name}, {district.Subject}", half, await boards.OfDistrictAsync(district.Subject, id, half, Today, stop), null, Today)
            : null;

    public async Task<MonitoringPaper?> DeficitsAsync(string? wanted, string? code, string? programme, CancellationToken stop) =>
        HalfOf(code) is { } half && await access.RegionAsync(wanted, stop) is { } region && await deficits.OfAsync(region.Name, half, programme, Elsewhere, stop) is { } view ? DeficitPapers.Of(region.Name, half, view) : null;

    public async Task<MonitoringPaper?> DemandAsync(string? wanted, string? code, CancellationToken stop) =>
        HalfOf(code) is { } half && await access.RegionAsync(wanted, stop) is { } region ? DeficitPapers.Of(region.Name, half, await demand.OfAsync(region.Name, half, Today, Elsewhere, stop)) : null;

    public async Task<MonitoringPaper?> FormAsync(Guid id, string direction, CancellationToken stop) =>
        await forms.FindAsync(id, stop) is ({ } window, { } form) && (direction.Length == 0 || form.Direction(direction) is not null) && await access.RegionAsync(window.Region, stop) is not null
            ? FormPapers.Of(window, form, form.Direction(direction) ?? "", await forms.OfAsync(window, form, direction, stop))
            : null;

    private HalfYear? HalfOf(string? code) => code is null ? HalfYear.Of(Today) : HalfYear.Read(code) is { } half && half <= HalfYear.Of(Today) ? half : null;
}
