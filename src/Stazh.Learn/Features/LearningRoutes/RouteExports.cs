using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Calendars;
using Stazh.Learn.Web.Pdf;

namespace Stazh.Learn.Features.LearningRoutes;

/// <summary>The route on paper and in the telephone's calendar, for whoever may read its page.</summary>
internal static class RouteExports
{
    public static async Task<IResult> PdfAsync(Guid id, int? version, RouteLoader loader, HtmlToPdf pdf, CancellationToken stop)
    {
        if (await loader.LoadAsync(id, version, change: false, stop) is not { Shown: { } route } board)
        {
            return Results.NotFound();
        }

        try
        {
            var paper = await pdf.MakeAsync<RoutePaper>(new Dictionary<string, object?> { [nameof(RoutePaper.Board)] = board, [nameof(RoutePaper.Shown)] = route }, stop);
            return Results.File(paper, "application/pdf", $"marshrut-{route.Number}.pdf");
        }
        catch (PdfNotMadeException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    public static async Task<IResult> CalendarAsync(
        Guid id, HttpContext context, RouteLoader loader, CurrentPerson me, IStringLocalizer<Text> text, IOptions<StazhSettings> settings, CancellationToken stop)
    {
        if (await loader.LoadAsync(id, null, change: false, stop) is not { Newest: not null } board)
        {
            return Results.NotFound();
        }

        var ics = IcsWriter.Write(RouteCalendar.Of(board, me.Zone, settings.Value.PublicUrl, text));
        context.Response.Headers.ETag = IcsWriter.ETag(ics);
        context.Response.Headers.ContentDisposition = "attachment; filename=\"marshrut.ics\"";
        return Results.Text(ics, IcsWriter.ContentType);
    }
}
