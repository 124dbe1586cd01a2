using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Documents;

namespace Stazh.Learn.Features.OpenData;

/// <summary>What a document of completion certifies; whom it was given to is read only on the page of the check.</summary>
/// <param name="IsValid">Neither replaced nor annulled.</param>
/// <param name="Hours">Academic hours.</param>
/// <param name="Address">The page of the check, from the root of the portal.</param>
public sealed record DocumentCheck(
    string Code, bool IsValid, DocumentState State, DocumentKind Kind, string Number, DateOnly IssuedOn, string Operator, string ProgramTitle, int Hours, string SiteTitle, DateOnly StartsOn, DateOnly EndsOn)
{
    public string Address => $"/verify/{Code}";
}

internal static class DocumentAnswers
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/documents/{code}", CheckAsync).WithTags("documents").WithSummary("Проверка документа по коду").WithDescription("Код — 16 знаков под QR; пробелы и дефисы не важны. Имя не сообщается.")
            .Produces<DocumentCheck>().ProducesProblem(404).ProducesProblem(429);

    private static async Task<IResult> CheckAsync(HttpContext context, AppDb db, [Description("Код с документа")] string code, CancellationToken stop)
    {
        var read = CompletionDocument.ReadCode(code);
        var found = read is null ? null : await db.Set<CompletionDocument>().AsNoTracking().Where(d => d.Code == read)
            .Select(d => new DocumentCheck(
                d.Code, d.State == DocumentState.Issued, d.State, d.Kind, d.Number, d.IssuedOn, d.Operator, d.ProgrammeTitle, d.Hours, d.SiteTitle, d.StartsOn, d.EndsOn))
            .FirstOrDefaultAsync(stop);
        return found is null ? Answering.NotThere("Документа с таким кодом нет.") : Answering.Send(context, found, Answering.Minute);
    }
}
