using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Documents;

/// <summary>
/// Who reaches which document.
/// <list type="table">
/// <item><term>issue, correct, annul, register</term><description>coordinator of the region, head of the site</description></item>
/// <item><term>the paper</term><description>its owner and the same two</description></item>
/// <item><term>check by the code</term><description>everybody who holds the code</description></item>
/// </list>
/// </summary>
public static class DocumentAccess
{
    public static IQueryable<CompletionDocument> DocumentsKeptBy(this AppDb db, Guid personId) =>
        db.Set<CompletionDocument>().Where(d => db.RunsPlannedBy(personId).Any(r => r.Id == d.RunId));

    public static IQueryable<CompletionDocument> DocumentsReadBy(this AppDb db, Guid personId) =>
        db.Set<CompletionDocument>().Where(d => d.PersonId == personId || db.RunsPlannedBy(personId).Any(r => r.Id == d.RunId));
}
