namespace Stazh.Learn.Features.PeerReviews;

/// <summary>A published work as the queue sees it.</summary>
/// <param name="TutorId">The tutor of the author.</param>
/// <param name="Taken">Reviews handed in and leases in force.</param>
public sealed record QueuedWork(Guid WorkId, Guid AuthorId, string SchoolKey, Guid? TutorId, DateTimeOffset PublishedAt, int Taken);

/// <summary>Who asks for the next work.</summary>
/// <param name="Seen">Works that this reviewer has reviewed, given back or has now; not those whose lease ran out.</param>
/// <param name="Readers">People who have reviewed the reviewer's own work or have it now.</param>
public sealed record QueueReviewer(Guid Id, string SchoolKey, Guid? TutorId, IReadOnlySet<Guid> Seen, IReadOnlySet<Guid> Readers);

public enum QueueAnswer
{
    Given,

    /// <summary>No work is published at all, or only the reviewer's own.</summary>
    NothingPublished,

    /// <summary>Works lack reviews, but every one of them is of the same school, of the own tutor or was seen before.</summary>
    OnlyConflicts,

    /// <summary>Every work has as many reviews as this reviewer may bring it to.</summary>
    EnoughReviews,
}

/// <param name="WorkId">The work; empty unless <paramref name="Answer"/> is <see cref="QueueAnswer.Given"/>.</param>
/// <param name="TakenBefore">Reviews and leases that it had before this one.</param>
/// <param name="IsReciprocal">Its author reviews the reviewer's own work: there was no other choice.</param>
public readonly record struct QueueChoice(QueueAnswer Answer, Guid WorkId, int TakenBefore, bool IsReciprocal);

/// <summary>
/// The pull queue of reviews: whoever opens “the next work” gets the one that needs a review most, so an absent colleague holds nobody up and
/// the load evens out by itself. A one-off draw of three reviewers each leaves 3p²(1−p)+p³ of the works with fewer than two reviews when a share p
/// never comes (21.6 % at p = 0.3); the queue only runs short when all who came have worked off what they owe.
/// </summary>
/// <remarks>
/// Order: fewest taken, then the day of publication, then a draw by the seed, so that a pair of friends cannot foresee whose work comes next.
/// Never an own work, one of the same school, of the reviewer's tutor or trainee, one seen before; a reciprocal pair only while nothing else lacks
/// reviews. Deterministic for a seed, whatever order the works came in. <see cref="Next"/> O(c·log n) for c conflicts passed over,
/// <see cref="Take"/> and <see cref="Return"/> O(log n), memory O(n). Plain state, not safe for several threads: the database gives turns.
/// </remarks>
public sealed class ReviewQueue
{
    private readonly SortedSet<Entry> order = new(Entry.Order);
    private readonly Dictionary<Guid, Entry> byWork = [];
    private readonly ulong seed;

    /// <exception cref="ArgumentException">The same work twice, or fewer than none taken.</exception>
    public ReviewQueue(IEnumerable<QueuedWork> works, int seed)
    {
        this.seed = (uint)seed;
        foreach (var work in works)
        {
            Add(work);
        }
    }

    public int Count => byWork.Count;

    /// <summary>Reviews handed in and leases in force of a work.</summary>
    public int TakenOf(Guid workId) => byWork[workId].Taken;

    public void Add(QueuedWork work)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(work.Taken);
        var entry = new Entry(work, work.Taken, work.PublishedAt.UtcTicks / TimeSpan.TicksPerDay, Draw(work.WorkId));
        byWork.Add(work.WorkId, entry);
        order.Add(entry);
    }

    /// <summary>The work for this reviewer, or why there is none; changes nothing.</summary>
    /// <param name="upTo">Works with so many taken are left out.</param>
    public QueueChoice Next(QueueReviewer reviewer, int upTo = ReviewAllocator.Wanted)
    {
        Entry? reciprocal = null;
        var (open, others) = (false, false);
        foreach (var entry in order)
        {
            var work = entry.Work;
            others |= work.AuthorId != reviewer.Id;
            if (entry.Taken >= upTo)
            {
                // The rest has no fewer. Whether there is anybody else's work at all is all that is left to say.
                others = others || byWork.Values.Any(e => e.Work.AuthorId != reviewer.Id);
                break;
            }

            open |= work.AuthorId != reviewer.Id;
            if (Conflicts(reviewer, work))
            {
                continue;
            }

            if (!reviewer.Readers.Contains(work.AuthorId))
            {
                return new(QueueAnswer.Given, work.WorkId, entry.Taken, false);
            }

            reciprocal ??= entry;
        }

        return reciprocal is not null
            ? new(QueueAnswer.Given, reciprocal.Work.WorkId, reciprocal.Taken, true)
            : new(open ? QueueAnswer.OnlyConflicts : others ? QueueAnswer.EnoughReviews : QueueAnswer.NothingPublished, Guid.Empty, 0, false);
    }

    /// <summary>The work for this reviewer, now counted as taken.</summary>
    public QueueChoice Take(QueueReviewer reviewer, int upTo = ReviewAllocator.Wanted)
    {
        var choice = Next(reviewer, upTo);
        if (choice.Answer == QueueAnswer.Given)
        {
            Count1(choice.WorkId, +1);
        }

        return choice;
    }

    /// <summary>A lease ran out or the reviewer gave the work back.</summary>
    /// <exception cref="InvalidOperationException">Nobody has it.</exception>
    public void Return(Guid workId)
    {
        if (byWork[workId].Taken == 0)
        {
            throw new InvalidOperationException("Nobody has this work.");
        }

        Count1(workId, -1);
    }

    /// <summary>Reviews that are given out before the turn comes to this work, if nobody meets a conflict. O(n).</summary>
    public int AheadOf(Guid workId)
    {
        var mine = byWork[workId];
        return order.Sum(e => e.Taken > mine.Taken ? 0 : mine.Taken - e.Taken + (Entry.Order.Compare(e with { Taken = mine.Taken }, mine) < 0 ? 1 : 0));
    }

    /// <summary>Works with fewer than <paramref name="least"/> taken, the neediest first.</summary>
    public IEnumerable<QueuedWork> Lacking(int least) => order.TakeWhile(e => e.Taken < least).Select(e => e.Work with { Taken = e.Taken });

    /// <summary>Own, of the same school, of the own tutor or trainee, or seen before.</summary>
    public static bool Conflicts(QueueReviewer reviewer, QueuedWork work) =>
        work.AuthorId == reviewer.Id || work.AuthorId == reviewer.TutorId || work.TutorId == reviewer.Id
        || ReviewAllocator.SameSchool(work.SchoolKey, reviewer.SchoolKey) || reviewer.Seen.Contains(work.WorkId);

    private void Count1(Guid workId, int change)
    {
        var entry = byWork[workId];
        order.Remove(entry);
        var next = entry with { Taken = entry.Taken + change };
        byWork[workId] = next;
        order.Add(next);
    }

    /// <summary>SplitMix64 over the two halves of the id.</summary>
    private ulong Draw(Guid work)
    {
        Span<byte> bytes = stackalloc byte[16];
        work.TryWriteBytes(bytes);
        return Mix(Mix(seed ^ BitConverter.ToUInt64(bytes[..8])) ^ BitConverter.ToUInt64(bytes[8..]));
    }

    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }

    private sealed record Entry(QueuedWork Work, int Taken, long Day, ulong Draw)
    {
        public static Comparer<Entry> Order { get; } = Comparer<Entry>.Create((a, b) =>
            a.Taken != b.Taken ? a.Taken.CompareTo(b.Taken)
            : a.Day != b.Day ? a.Day.CompareTo(b.Day)
            : a.Draw != b.Draw ? a.Draw.CompareTo(b.Draw)
            : a.Work.WorkId.CompareTo(b.Work.WorkId));
    }
}
