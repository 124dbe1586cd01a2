using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;

namespace Stazh.Learn.Features.Documents;

/// <summary>A step in the history of a document: Russian source text with places.</summary>
public sealed record HistoryStep(DateTimeOffset At, string Sentence, params object[] Values);

/// <summary>A document with the act it stands on and what became of it; the model of <c>_Document.cshtml</c>.</summary>
public sealed record DocumentFacts(CompletionDocument Document, string ActNumber, DateOnly ActDate, IReadOnlyList<HistoryStep> History)
{
    /// <summary>One command for the document, one for those before and after it.</summary>
    public static async Task<DocumentFacts?> FindAsync(AppDb db, IQueryable<CompletionDocument> which, CancellationToken stop)
    {
        var row = await (from d in which join a in db.Set<IssueAct>() on d.ActId equals a.Id select new { Document = d, a.Number, a.Date }).SingleOrDefaultAsync(stop);
        if (row is null)
        {
            return null;
        }

        var document = row.Document;
        var others = await db.Set<CompletionDocument>().AsNoTracking().Where(d => d.Id == document.ReplacesId || d.ReplacesId == document.Id).Select(d => new { d.Id, d.Number, d.IssuedAt, d.ReplacesId }).ToListAsync(stop);
        var history = new List<HistoryStep>();
        history.Add(others.Find(o => o.Id == document.ReplacesId) is { } before
            ? new(document.IssuedAt, "Выдан взамен документа № {0}", before.Number)
            : new(document.IssuedAt, "Выдан по акту № {0}", row.Number));
        var after = others.Find(o => o.ReplacesId == document.Id);
        if (document.ChangedAt is { } changed)
        {
            history.Add(document.State == DocumentState.Annulled ? new(changed, "Аннулирован. Причина: {0}", document.Reason!) : new(changed, "Заменён документом № {0}. Причина: {1}", after?.Number ?? "", document.Reason!));
        }

        if (document.State == DocumentState.Annulled && after is not null)
        {
            history.Add(new(after.IssuedAt, "Взамен выдан документ № {0}", after.Number));
        }

        return new(document, row.Number, row.Date, history);
    }
}
