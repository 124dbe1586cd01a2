using Stazh.Learn.Features.Awarding;
using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Tests.Features.Awarding;

/// <summary>The draw and the arithmetic of expertise, over many invented councils.</summary>
public sealed class ExpertChoiceTests
{
    [Fact]
    public void The_draw_never_takes_anybody_in_conflict_and_takes_the_least_loaded_of_the_rest()
    {
        var random = new Random(29);
        for (var round = 0; round < 500; round++)
        {
            var council = Enumerable.Range(0, random.Next(1, 12)).Select(i => new Candidate(Guid.NewGuid(), $"Эксперт {i}", $"Школа {random.Next(4)}", $"Район {random.Next(3)}", random.Next(5))).ToList();
            var judged = new Judged(Guid.NewGuid(), council[0].PersonId, OrganisationKeys.Of("Школа 1"), "Школа 2", "Район 1", new() { Consultant = "доцент Эксперт 3" }, council.Take(1).Select(c => c.PersonId).ToHashSet());
            var district = random.Next(2) == 0;
            var already = council.Where(_ => random.Next(4) == 0).Select(c => c.PersonId).ToHashSet();
            var drawn = ExpertChoice.Draw(council, judged, district, already, 2);
            var free = council.Where(c => !already.Contains(c.PersonId) && ExpertChoice.ConflictOf(c, judged, district) == Conflict.None).ToList();
            Assert.Equal(Math.Min(2, free.Count), drawn.Count);
            Assert.All(drawn, d => Assert.Contains(d, free));
            Assert.DoesNotContain(drawn, d => d.PersonId == council[0].PersonId || d.Organisation is "Школа 1" or "Школа 2" || d.Name == "Эксперт 3" || (district && d.District == "Район 1"));
            Assert.All(drawn, d => Assert.All(free.Except(drawn), f => Assert.True(d.Load <= f.Load)));
            Assert.Equal(drawn, ExpertChoice.Draw(Enumerable.Reverse(council), judged, district, already, 2));
        }
    }

    [Fact]
    public void Over_many_applications_equal_experts_get_about_the_same()
    {
        var council = Enumerable.Range(0, 6).Select(i => new Candidate(Guid.NewGuid(), $"Эксперт {i}", "", "", 0)).ToList();
        var load = council.ToDictionary(c => c.PersonId, _ => 0);
        for (var n = 0; n < 300; n++)
        {
            var judged = new Judged(Guid.NewGuid(), Guid.NewGuid(), "школа", "", "", new(), new HashSet<Guid>());
            foreach (var drawn in ExpertChoice.Draw(council.Select(c => c with { Load = load[c.PersonId] }), judged, false, new HashSet<Guid>(), 2))
            {
                load[drawn.PersonId]++;
            }
        }

        Assert.All(load.Values, l => Assert.InRange(l, 99, 101));
    }

    [Theory]
    [InlineData(new[] { 80 }, 2, false, null)]
    [InlineData(new[] { 80, 70 }, 2, true, 75)]
    [InlineData(new[] { 90, 65 }, 2, false, null)]
    [InlineData(new[] { 90, 65, 66 }, 3, true, 66)]
    [InlineData(new[] { 90, 65, 95 }, 3, true, 90)]
    [InlineData(new[] { 90, 66 }, 2, true, 78)]
    public void A_third_is_called_from_the_limit_on_and_the_middle_counts(int[] percents, int active, bool complete, int? result)
    {
        var state = new ExpertiseState(percents, 2, 25);
        Assert.Equal((complete, result), (state.IsComplete, state.Percent));
        Assert.True(state.Needed >= Math.Min(active, state.Needed));
    }
}
