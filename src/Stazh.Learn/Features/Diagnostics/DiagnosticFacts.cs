using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Diagnostics;

/// <summary>How far the entry diagnostics is and whether the map is confirmed.</summary>
internal sealed class DiagnosticFacts(AppDb db) : IInternshipFacts
{
    public const string Finished = "diagnostics.finished";

    /// <summary>Number: questions answered.</summary>
    public const string Answered = "diagnostics.answered";

    public const string Confirmed = "diagnostics.confirmed";

    public IQueryable<InternshipFact> Of(IQueryable<Enrolment> enrolments) =>
        (from e in enrolments
         join r in db.Set<DiagnosticRound>() on e.Id equals r.EnrolmentId
         where r.Number == DiagnosticRound.Entry && r.FinishedAt != null
         select new InternshipFact { EnrolmentId = e.Id, Kind = Finished, Key = "", Detail = "", Number = 0, Order = 0, Ref = e.Id, On = null })
        .Concat(
            from e in enrolments
            join m in db.Set<DeficitMap>() on e.Id equals m.EnrolmentId
            where m.ConfirmedAt != null
            select new InternshipFact { EnrolmentId = e.Id, Kind = Confirmed, Key = "", Detail = "", Number = 0, Order = 0, Ref = e.Id, On = null })
        .Concat(
            from e in enrolments
            select new InternshipFact
            {
                EnrolmentId = e.Id, Kind = Answered, Key = "", Detail = "",
                Number = db.Set<DeficitReading>().Count(r => r.EnrolmentId == e.Id && r.Round == DiagnosticRound.Entry && r.Choice != null), Order = 0, Ref = e.Id, On = null,
            });
}
