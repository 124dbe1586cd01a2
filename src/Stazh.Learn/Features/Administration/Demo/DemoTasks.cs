using Stazh.Learn.Data;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.LearningRoutes;
using Stazh.Learn.Features.PracticeTasks;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;

namespace Stazh.Learn.Features.Administration.Demo;

/// <summary>Module 2 of the demonstration: tasks at every state, trial cards, cards of results, a consultation.</summary>
internal sealed class DemoTasks(AppDb db, DemoDiagnostics diagnostics)
{
    /// <param name="accepted">How many tasks the tutor has accepted; the next one is handed in and waits.</param>
    public void Add(Enrolment enrolment, ProgrammePackage package, Guid tutor, int accepted, Random random, DateTimeOffset at)
    {
        foreach (var (task, number) in package.Tasks.Take(accepted + 1).Select((t, i) => (t, i)))
        {
            var handedIn = at.AddDays(number).AddHours(random.Next(9));
            var work = new TaskWork { Id = Guid.CreateVersion7(at), EnrolmentId = enrolment.Id, TaskCode = task.Code };
            work.Save(
                new TaskContent(
                    DemoAnswers.For(task.Fields, random, DateOnly.FromDateTime(at.UtcDateTime)),
                    task.SelfCheck.ToDictionary(q => q.Code, q => Math.Max(0, q.Options.ToList().FindIndex(o => o.Right))),
                    task.SelfAnalysis.ToDictionary(q => q.Code, _ => DemoAnswers.Text(random))),
                handedIn);
            work.HandIn(task, handedIn);
            if (number < accepted)
            {
                work.Decide(TaskVerdict.Accepted, "Видно, что изменилось и почему. В следующий раз отметьте ещё и то, что не сработало.", tutor, handedIn.AddHours(20));
                diagnostics.Practise(enrolment, package, task, ReadingSource.Task, handedIn.AddHours(20));
                if (task.Trial)
                {
                    diagnostics.Practise(enrolment, package, task, ReadingSource.Trial, handedIn.AddHours(1));
                }

                foreach (var item in db.Set<LearningRoute>().Local.Where(r => r.EnrolmentId == enrolment.Id).SelectMany(r => r.Items).Where(i => i.Kind == RouteItemKind.Task && i.Code == task.Code))
                {
                    item.Done(handedIn.AddHours(20));
                }

                Fill(enrolment, package.FormFor(FormUse.TrialCard), task.Trial ? task.Code : null, random, handedIn);
            }

            db.Add(work);
        }

        if (accepted >= package.Tasks.Count)
        {
            Fill(enrolment, package.FormFor(FormUse.EffectivenessCard), "1", random, at.AddDays(6));
        }
    }

    public void Consult(ProgrammeRun run, Guid tutor, DateTimeOffset at) => db.Add(new ConsultationRecord
    {
        Id = Guid.CreateVersion7(at), RunId = run.Id, At = at, Minutes = 40, Mode = ConsultationMode.Remote, ById = tutor,
        Topic = "Как делить письменное задание на отрезки", Outcome = "Договорились пробовать смену позы между отрезками и отмечать начало работы в листе наблюдений.",
    });

    public void Fill(Enrolment enrolment, Form? form, string? key, Random random, DateTimeOffset at)
    {
        if (form is null || key is null)
        {
            return;
        }

        var filled = new FilledForm { Id = Guid.CreateVersion7(at), EnrolmentId = enrolment.Id, FormCode = form.Code, Key = key };
        filled.HandIn(DemoAnswers.For(form.Fields, random, DateOnly.FromDateTime(at.UtcDateTime)), at);
        db.Add(filled);
    }
}
