using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.PeerReviews;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.PeerReviews;

/// <summary>Two hundred reviewers press the button at once, through real forms.</summary>
public sealed class ReviewCrowdTests(FinalWorkApp app, ITestOutputHelper output) : IClassFixture<FinalWorkApp>
{
    private const int People = 200, Works = 50;

    [Fact]
    public async Task Two_hundred_who_ask_at_once_get_every_work_exactly_to_its_need_and_nobody_a_conflict()
    {
        var stop = TestContext.Current.CancellationToken;
        var group = await app.AGroup(People);
        await app.Attend(group);
        for (var i = 0; i < Works; i++)
        {
            await app.APublishedWork(group.RunId, group.Trainees[i], group.Package, $"Работа {i}");
        }

        await app.InDb(db =>
        {
            db.AddRange(group.Trainees.SelectMany(t => group.Package.FinalWork!.Calibration.Select(c => new CalibrationTry { EnrolmentId = t.EnrolmentId, WorkCode = c.Code, ScoresJson = "{}", Score = 60, At = app.Clock.GetUtcNow() })));
            return db.SaveChangesAsync(stop);
        });
        var ready = new List<(Visitor Visitor, AngleSharp.Html.Dom.IHtmlFormElement Form)>();
        foreach (var trainee in group.Trainees)
        {
            var visitor = await app.As(trainee.Email);
            ready.Add((visitor, (await visitor.Get($"/learn/{trainee.EnrolmentId}/reviews")).Form("form[action$='handler=Next']")));
        }

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var answers = await Task.WhenAll(ready.Select(r => Task.Run(() => r.Visitor.Submit(r.Form), stop)));
        output.WriteLine($"{People} parallel requests in {watch.ElapsedMilliseconds} ms on {(app.OnPostgres ? "PostgreSQL" : "SQLite")}: {answers.Count(a => a.Status == 302)} works given, {answers.Count(a => a.Status == 400)} refused");
        Assert.Equal(Works * ReviewAllocator.Wanted, answers.Count(a => a.Status == 302));
        Assert.All(answers.Where(a => a.Status != 302), a => Assert.Contains("Рецензий", a.Text(".errors"), StringComparison.Ordinal));
        Assert.All(answers.Where(a => a.Status != 302), a => Assert.Equal(400, a.Status));

        var run = group.RunId;
        var leases = await app.InDb(db => (
            from r in db.Set<PeerReview>()
            join w in db.Set<Stazh.Learn.Features.FinalWorks.FinalWork>() on r.WorkId equals w.Id
            where r.RunId == run
            select new { r.WorkId, r.ReviewerId, w.AuthorId }).ToListAsync(stop));
        Assert.All(leases.GroupBy(l => l.WorkId), w => Assert.Equal(ReviewAllocator.Wanted, w.Count()));
        Assert.Equal(Works, leases.Select(l => l.WorkId).Distinct().Count());
        Assert.Equal(leases.Count, leases.Select(l => l.ReviewerId).Distinct().Count());
        Assert.DoesNotContain(leases, l => l.ReviewerId == l.AuthorId);
        ready.ForEach(r => r.Visitor.Dispose());
    }
}
