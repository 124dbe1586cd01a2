namespace Stazh.Learn.Features.Monitoring;

/// <summary>A dated number as the rule sees it.</summary>
/// <param name="District">Empty: of the whole region.</param>
/// <param name="Order">Which of two with one day was entered later.</param>
public sealed record DatedNumber(string District, DenominatorKind Kind, int Value, DateOnly On, string Source, DateTimeOffset Order);

/// <summary>The number a share is counted of, or which districts lack theirs.</summary>
/// <param name="On">Its day; of a sum, the oldest of its parts.</param>
/// <param name="IsSum">Added up from all districts, because the region has no number of its own.</param>
/// <param name="Missing">Districts without a number; empty when there is one.</param>
public sealed record DenominatorInForce(int? Value, DateOnly? On, string Source, bool IsSum, IReadOnlyList<string> Missing)
{
    /// <summary>Neither the region nor a single district has a number.</summary>
    public bool IsUnknown => Value is null;
}

/// <summary>Which number is in force on a day: the latest that is not later than it; of two of one day, the one entered later .</summary>
public sealed class DenominatorBook(IEnumerable<DatedNumber> numbers, IReadOnlyList<string> districts)
{
    private readonly ILookup<(string District, DenominatorKind Kind), DatedNumber> byScope = numbers.ToLookup(n => (n.District, n.Kind));

    /// <param name="district">Empty: of the whole region, its own number or the sum of all its districts.</param>
    public DenominatorInForce On(DateOnly day, DenominatorKind kind, string district = "")
    {
        if (Own(day, kind, district) is { } own)
        {
            return new(own.Value, own.On, own.Source, IsSum: false, []);
        }

        if (district.Length > 0)
        {
            return new(null, null, "", IsSum: false, [district]);
        }

        var parts = districts.Select(d => (District: d, Number: Own(day, kind, d))).ToList();
        var missing = parts.Where(p => p.Number is null).Select(p => p.District).ToList();
        return missing.Count > 0 || parts.Count == 0
            ? new(null, null, "", IsSum: false, missing)
            : new(parts.Sum(p => p.Number!.Value), parts.Min(p => p.Number!.On), string.Join("; ", parts.Select(p => p.Number!.Source).Distinct()), IsSum: true, []);
    }

    private DatedNumber? Own(DateOnly day, DenominatorKind kind, string district) =>
        byScope[(district, kind)].Where(n => n.On <= day).OrderByDescending(n => n.On).ThenByDescending(n => n.Order).FirstOrDefault();
}
