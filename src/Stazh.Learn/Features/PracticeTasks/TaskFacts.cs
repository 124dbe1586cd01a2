using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.PracticeTasks;

/// <summary>States of the tasks begun.</summary>
internal sealed class TaskFacts(AppDb db) : IInternshipFacts
{
    /// <summary>Key: code of the task; Number: its state.</summary>
    public const string Task = "tasks.task";

    public IQueryable<InternshipFact> Of(IQueryable<Enrolment> enrolments) =>
        from e in enrolments
        join w in db.Set<TaskWork>() on e.Id equals w.EnrolmentId
        select new InternshipFact { EnrolmentId = e.Id, Kind = Task, Key = w.TaskCode, Detail = "", Number = (int)w.State, Order = 0, Ref = w.Id, On = null };
}
