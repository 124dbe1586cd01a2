namespace Stazh.Learn.Features.PeerReviews;

/// <summary>What the forecast rests on.</summary>
/// <param name="Received">Reviews that the work has.</param>
/// <param name="Leases">Terms of the reviews in work now.</param>
/// <param name="Ahead">Reviews that works with fewer reviews lack before the turn comes to this one.</param>
/// <param name="PerDay">Reviews a day that the pool has written of late.</param>
/// <param name="Turnaround">How long four reviews of five take from the lease to the hand-in.</param>
/// <param name="Term">By then the tutor brings the work to the minimum.</param>
public sealed record ForecastInput(int Received, IReadOnlyList<DateTimeOffset> Leases, int Ahead, double PerDay, TimeSpan Turnaround, DateTimeOffset Term);

/// <param name="NextBy">The next review is in by then with about 80 % certainty; null when none is expected.</param>
/// <param name="MinimumBy">The hard minimum is in by then; null when it is there already.</param>
/// <param name="FromLease">Somebody has the work now.</param>
public sealed record ReviewForecast(DateTimeOffset? NextBy, DateTimeOffset? MinimumBy, bool FromLease)
{
    private const double Z80 = 0.8416;

    /// <summary>
    /// Reviews come as a Poisson stream of the pool's pace: the k-th comes within the 80 % quantile of Gamma(k, pace), taken by the cube of Wilson and
    /// Hilferty (1931); from then on the usual time of writing runs. A lease in force promises its own end. Never later than the term while the work is below the minimum. O(1).
    /// </summary>
    /// <param name="input">A pace that is not a positive number counts as none: then only leases and the term speak.</param>
    public static ReviewForecast Of(ForecastInput input, DateTimeOffset now)
    {
        if (input.Received >= ReviewAllocator.Wanted)
        {
            return new(null, null, false);
        }

        var leases = input.Leases.Where(l => l > now).Order().ToList();
        var term = input.Term > now ? input.Term : now + ReviewAllocator.RescueBefore;
        var missing = ReviewAllocator.Minimum - input.Received;
        var paced = Pace(input, now, 1);
        var next = leases.Count > 0 ? leases[0] : paced;
        var minimum = missing <= 0 ? null : leases.Count >= missing ? Earlier(leases[missing - 1], term) : Earlier(Pace(input, now, missing - leases.Count), term);
        return new(missing > 0 ? Earlier(next, term) : next is { } at && at <= term ? at : null, minimum, leases.Count > 0);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null ? other : other is null || one < other ? one : other;

    private static DateTimeOffset? Pace(ForecastInput input, DateTimeOffset now, int reviews)
    {
        if (!double.IsFinite(input.PerDay) || input.PerDay <= 0)
        {
            return null;
        }

        double k = Math.Max(0, input.Ahead) + reviews;
        var days = k * Math.Pow(1 - (1 / (9 * k)) + (Z80 / (3 * Math.Sqrt(k))), 3) / input.PerDay;
        return days > 365 ? null : now.AddDays(days) + input.Turnaround;
    }
}
