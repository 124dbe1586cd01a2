using Stazh.Learn.Features.PeerReviews;

namespace Stazh.Learn.Tests.Features.PeerReviews;

public sealed class ReviewAllocatorTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Me = Guid.NewGuid();

    [Fact]
    public void Own_same_school_and_seen_works_are_never_given()
    {
        ReviewableWork[] works = [Work(author: Me), Work(school: "моя"), Work(seen: true)];
        Assert.Null(ReviewAllocator.Next(Me, "моя", works, 1));
        Assert.NotNull(ReviewAllocator.Next(Me, "другая", works, 1));
    }

    [Fact]
    public void An_unknown_school_is_nobodys() => Assert.NotNull(ReviewAllocator.Next(Me, "", [Work(school: "")], 1));

    [Fact]
    public void The_fewest_reviews_come_first_then_the_earliest_publication_then_the_draw()
    {
        var busy = Work(taken: 1, minutes: 0);
        var late = Work(minutes: 20);
        var early = Work(minutes: 10);
        Assert.Equal(early.WorkId, ReviewAllocator.Next(Me, "x", [busy, late, early], 1));
        ReviewableWork[] same = [.. Enumerable.Range(0, 20).Select(_ => Work())];
        Assert.Equal(ReviewAllocator.Next(Me, "x", same, 7), ReviewAllocator.Next(Me, "x", [.. same.Reverse()], 7));
        Assert.True(Enumerable.Range(0, 50).Select(seed => ReviewAllocator.Next(Me, "x", same, seed)).Distinct().Count() > 5);
    }

    [Fact]
    public void A_tutor_only_fills_gaps()
    {
        Assert.Null(ReviewAllocator.Next(Me, "x", [Work(taken: 3)], 1, most: ReviewAllocator.Wanted));
        Assert.NotNull(ReviewAllocator.Next(Me, "x", [Work(taken: 3)], 1));
    }

    /// <summary>Whatever the schools and the order in which people come, nobody gets a wrong work and the load stays even.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Thirty_people_pulling_in_any_order_keep_the_load_even(int seed)
    {
        var random = new Random(seed);
        var people = Enumerable.Range(0, 30).Select(i => (Id: Guid.NewGuid(), School: $"s{random.Next(12)}", Work: Guid.NewGuid())).ToList();
        var taken = people.ToDictionary(p => p.Work, _ => 0);
        var seen = new HashSet<(Guid, Guid)>();
        foreach (var reviewer in Enumerable.Repeat(people, ReviewAllocator.Wanted).SelectMany(p => p.OrderBy(_ => random.Next())))
        {
            var works = people.Select(p => new ReviewableWork(p.Work, p.Id, p.School, Start, taken[p.Work], seen.Contains((reviewer.Id, p.Work))));
            var work = ReviewAllocator.Next(reviewer.Id, reviewer.School, works, seed)!.Value;
            var author = people.Single(p => p.Work == work);
            Assert.NotEqual(reviewer.Id, author.Id);
            Assert.NotEqual(reviewer.School, author.School);
            Assert.True(seen.Add((reviewer.Id, work)));
            taken[work]++;
        }

        Assert.InRange(taken.Values.Min(), 2, 3);
        Assert.InRange(taken.Values.Max(), 3, 4);
    }

    [Theory]
    [InlineData(10, 3, 2)]
    [InlineData(2, 2, 2)]
    [InlineData(1, 1, 1)]
    [InlineData(0, 0, 0)]
    public void A_small_group_owes_and_needs_less(int others, int owed, int needed)
    {
        Assert.Equal(owed, ReviewAllocator.Owed(others));
        Assert.Equal(needed, ReviewAllocator.Needed(others));
    }

    private static ReviewableWork Work(Guid? author = null, string school = "чужая", int taken = 0, bool seen = false, int minutes = 0) =>
        new(Guid.NewGuid(), author ?? Guid.NewGuid(), school, Start.AddMinutes(minutes), taken, seen);
}
