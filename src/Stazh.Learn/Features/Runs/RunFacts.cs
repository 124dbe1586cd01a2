using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;

namespace Stazh.Learn.Features.Runs;

/// <summary>Steps attended and forms handed in.</summary>
public sealed class RunFacts(AppDb db) : IInternshipFacts
{
    /// <summary>Key: code of the step.</summary>
    public const string Present = "runs.present";

    /// <summary>Key: code of the form; Detail: which one of several.</summary>
    public const string Form = "runs.form";

    public IQueryable<InternshipFact> Of(IQueryable<Enrolment> enrolments) =>
        (from e in enrolments
         join m in db.Set<StepMark>() on e.Id equals m.EnrolmentId
         where m.Present
         select new InternshipFact { EnrolmentId = e.Id, Kind = Present, Key = m.StepCode, Detail = "", Number = 0, Order = 0, Ref = e.Id, On = null })
        .Concat(
            from e in enrolments
            join f in db.Set<FilledForm>() on e.Id equals f.EnrolmentId
            where f.HandedInAt != null
            select new InternshipFact { EnrolmentId = e.Id, Kind = Form, Key = f.FormCode, Detail = f.Key, Number = 0, Order = 0, Ref = f.Id, On = null });
}
