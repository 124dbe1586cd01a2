using Stazh.Learn.Features.FinalWorks;
using Stazh.Learn.Features.PeerReviews;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Data;

/// <summary>What the others of a group have done, written by the rules of the program without their pages.</summary>
public static class Colleagues
{
    /// <summary>The person's final work, published.</summary>
    public static Task<Guid> APublishedWork(this StazhApp app, Guid runId, TraineeInGroup author, ProgrammePackage package, string title) => app.InDb(async db =>
    {
        var (spec, now) = (package.FinalWork!, app.Clock.GetUtcNow());
        var day = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1);
        var answers = spec.Plan.Where(f => f.Kind != FieldKind.File).ToDictionary(f => f.Code, f => f.Options.Count > 0 ? f.Options[0] : $"План {f.Code}");
        foreach (var question in spec.SelfAnalysis.All)
        {
            answers[question.Code] = $"Ответ {question.Code}";
        }

        var work = new FinalWork { Id = Guid.CreateVersion7(now), EnrolmentId = author.EnrolmentId, RunId = runId, AuthorId = author.PersonId };
        work.Save(new WorkContent(spec.Kinds[0].Code, title, "## Ход\n\nСемь минут работы, две минуты движения.", day, "3-й класс, 24 ученика", "Лист наблюдений", answers), now);
        Assert.Empty(work.Gaps(spec, DateOnly.FromDateTime(now.UtcDateTime)));
        db.Add(work);
        db.Add(work.Publish(now));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return work.Id;
    });

    /// <summary>A colleague's review of the work, handed in.</summary>
    public static Task AReview(this StazhApp app, Guid workId, TraineeInGroup reviewer, ProgrammePackage package, string recommendation) => app.InDb(async db =>
    {
        var now = app.Clock.GetUtcNow();
        var work = (await db.Set<FinalWork>().FindAsync([workId], TestContext.Current.CancellationToken))!;
        var criteria = package.FinalWork!.Rubric.Criteria;
        var review = PeerReview.Take(work.Id, work.RunId, work.Version, reviewer.PersonId, reviewer.EnrolmentId, now);
        review.Save(new ReviewContent(criteria.ToDictionary(c => c.Code, c => c.MaxPoints), criteria.ToDictionary(c => c.Code, _ => "Видно, что делает учитель."), recommendation));
        Assert.Null(review.Submit(package.FinalWork!.Rubric, 0, now));
        work.Open(now);
        db.Add(review);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });
}
