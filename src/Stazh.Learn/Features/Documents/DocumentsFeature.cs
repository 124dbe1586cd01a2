using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Pdf;

namespace Stazh.Learn.Features.Documents;

/// <summary>Documents of completion: conditions, issue by one act, register, paper, public check.</summary>
public static class DocumentsFeature
{
    public const string VerifyLimit = "verify";

    /// <summary>Checks from one address in a minute: plenty for a personnel office, nothing against 80 bits.</summary>
    public const int VerifiesPerMinute = 60;

    public static IServiceCollection AddDocuments(this IServiceCollection services) => services
        .AddScoped<CompletionReader>()
        .AddScoped<DocumentDesk>()
        .AddScoped<FrdoReader>()
        .AddScoped<IConsentWithdrawal, EducationConsent>()
        .AddScoped<IPersonalData, DocumentsPersonalData>()
        .AddSingleton(new CoordinatorDoor("Реестр документов", "/documents", 70))
        .AddSingleton(new CoordinatorDoor("Федеральный реестр (ФИС ФРДО)", "/documents/frdo", 71))
        .AddSingleton(new RunPage("Документы", "/documents", ForPlanners: true))
        .AddSingleton(new InternshipDoor("Документ", "Условия выдачи, обратная связь", "/document", 85, IsTrainees: true))
        .AddSingleton(new InternshipDoor("Сведения для удостоверения", "Диплом, СНИЛС: заполните заранее", "/qualification", 84, i => i.Package.IssuesQualificationCertificate, IsTrainees: true))
        .Configure<RateLimiterOptions>(o => o.AddPolicy(VerifyLimit, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new() { PermitLimit = VerifiesPerMinute, Window = TimeSpan.FromMinutes(1) })));

    public static void MapDocuments(this IEndpointRouteBuilder app) => app.MapGet("/documents/{id:guid}.pdf", SendPaperAsync).RequireAuthorization();

    private static async Task<IResult> SendPaperAsync(Guid id, AppDb db, CurrentPerson me, HtmlToPdf pdf, IOptions<StazhSettings> settings, CancellationToken stop)
    {
        if (await db.DocumentsReadBy(me.Id).AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, stop) is not { } document)
        {
            return Results.NotFound();
        }

        try
        {
            var paper = await pdf.MakeAsync<Certificate>(
                new Dictionary<string, object?> { [nameof(Certificate.Document)] = document, [nameof(Certificate.Site)] = settings.Value.PublicUrl.TrimEnd('/') }, stop);
            return Results.File(paper, "application/pdf", $"{document.Number}.pdf");
        }
        catch (PdfNotMadeException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
