using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web.Pdf;

namespace Stazh.Learn.Features.Diagnostics;

/// <summary>
/// What a trainee is good at and what is missing: diagnostics by the programme's instruments, the tutor's observation, the deficit map and the map
/// of a group. Other features read it by <see cref="IDeficitMaps"/> and complete its part of the internship by <see cref="IRoutePart"/>.
/// <list type="table">
/// <item><term>answer, edit and confirm the map</term><description>the trainee</description></item>
/// <item><term>observe, read the map, leave a remark, see the group</term><description>staff of the run (<see cref="RunAccess.RunsStaffedBy"/>)</description></item>
/// </list>
/// </summary>
public static class DiagnosticsFeature
{
    public static IServiceCollection AddDiagnostics(this IServiceCollection services) => services
        .AddScoped<DiagnosticAnswers>()
        .AddScoped<DiagnosticRounds>()
        .AddScoped<DeficitMapReader>()
        .AddScoped<DeficitMapEditor>()
        .AddSingleton(new InternshipDoor("Диагностика", "Вопросы, ситуации, виньетки; ответы сохраняются сами", "/diagnostics", 20, IsTrainees: true))
        .AddSingleton(new InternshipDoor("Карта дефицитов", "Уровни по всем источникам, важность, свой дефицит", "/deficits", 30))
        .AddSingleton(new RunPage("Наблюдение", "/observation"))
        .AddSingleton(new RunPage("Карта группы", "/deficits"))
        .AddScoped<IDeficitMaps>(p => p.GetRequiredService<DeficitMapReader>())
        .AddScoped<IInternshipFacts, DiagnosticFacts>()
        .AddScoped<IInternshipPart, DiagnosticsPart>()
        .AddSingleton<Programmes.IProgrammeInsight, InstrumentInsight>()
        .AddScoped<Accounts.IPersonalData, DiagnosticsPersonalData>();

    public static void MapDiagnostics(this IEndpointRouteBuilder app) => app.MapGet("/learn/{id:guid}/deficits.pdf", SendPaperAsync).RequireAuthorization();

    private static async Task<IResult> SendPaperAsync(Guid id, InternshipLoader loader, DeficitMapReader maps, HtmlToPdf pdf, Accounts.CurrentPerson me, CancellationToken stop)
    {
        if (await loader.MineOrStaffedAsync(id, stop) is not { } place)
        {
            return Results.NotFound();
        }

        var state = await maps.LoadAsync(place.Id, place.Package, stop);
        var group = state.HasLaterRound ? await maps.GroupAsync(place.Internship.RunId, stop) : null;
        try
        {
            var paper = await pdf.MakeAsync<DeficitMapPaper>(
                new Dictionary<string, object?> { [nameof(DeficitMapPaper.Place)] = place, [nameof(DeficitMapPaper.State)] = state, [nameof(DeficitMapPaper.Group)] = group, [nameof(DeficitMapPaper.Zone)] = me.Zone }, stop);
            return Results.File(paper, "application/pdf", "deficits.pdf");
        }
        catch (PdfNotMadeException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
