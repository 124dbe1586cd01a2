using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Diagnostics;
using Stazh.Learn.Features.PeerReviews;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Data;

namespace Stazh.Learn.Tests.Features.PeerReviews;

public sealed class VerdictEvidenceTests(FinalWorkApp app) : IClassFixture<FinalWorkApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_reviews_tell_the_map_what_the_work_has_closed_and_the_third_only_refines_it()
    {
        var group = await app.AGroup(4);
        await app.Attend(group);
        foreach (var trainee in group.Trainees)
        {
            await app.Publish(group, trainee, $"Работа {trainee.EnrolmentId:n}");
        }

        foreach (var trainee in group.Trainees.Skip(1))
        {
            for (var next = await app.ReviewNext(group, trainee); next is not null; next = await app.ReviewNext(group, trainee))
            {
            }
        }

        var before = await Readings(group.Id);
        await app.HandleOutbox();
        var readings = await Readings(group.Id);
        Assert.Empty(before);
        var shown = group.Package.FinalWork!.Rubric.Criteria.SelectMany(c => c.Deficits ?? []).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(shown, readings.Select(r => r.Deficit).Distinct().Order(StringComparer.Ordinal));
        Assert.All(readings, r => Assert.InRange(r.Severity!.Value, 0.5, 0.7));
        Assert.Equal(shown.Count, readings.Count);

        using var author = await app.As(group.Trainee.Email);
        var row = (await author.Get($"/learn/{group.Id}/deficits")).Text($"#{shown[0]}");
        Assert.Contains("отзывы коллег", row, StringComparison.Ordinal);
    }

    [Fact]
    public void A_weak_criterion_is_no_evidence_and_a_shared_deficit_takes_the_better_one()
    {
        var rubric = new Rubric("Рубрика", "", [
            Criterion("R1", "D1", "D2"), Criterion("R2", "D2"), Criterion("R3"), new("R4", "Без уровней", "", 1, []) { Deficits = ["D3"] }]);
        Assert.Empty(VerdictEvidence.Effects(rubric, []));
        Assert.Empty(VerdictEvidence.Effects(rubric, [new Dictionary<string, int> { ["R1"] = 1, ["R4"] = 0 }]));
        var effects = VerdictEvidence.Effects(rubric, [new Dictionary<string, int> { ["R1"] = 2, ["R2"] = 3, ["R3"] = 3 }, new Dictionary<string, int> { ["R1"] = 2, ["R2"] = 3 }]);
        Assert.Equal(["D1", "D2"], effects.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(PracticeEvidence.FullVerdictEffect * 2 / 3, effects["D1"], 9);
        Assert.Equal(PracticeEvidence.FullVerdictEffect, effects["D2"], 9);
    }

    private static Criterion Criterion(string code, params string[] deficits) =>
        new(code, code, "", 1, [.. Enumerable.Range(0, 4).Select(p => new CriterionLevel(p, ""))]) { Deficits = deficits.Length == 0 ? null : deficits };

    private Task<List<DeficitReading>> Readings(Guid enrolmentId) => app.InDb(db => db.Set<DeficitReading>().Where(r => r.EnrolmentId == enrolmentId && r.Source == ReadingSource.Review).ToListAsync(Stop));
}
