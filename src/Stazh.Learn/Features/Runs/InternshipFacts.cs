using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;

namespace Stazh.Learn.Features.Runs;

/// <summary>
/// One thing that a feature knows of an internship: a step attended, a form handed in, a task's state, a count.
/// <para>
/// This is how pages stay within six SQL commands however many parts an internship has: a feature does not ask the database on its own, it adds
/// its SELECT to the one query of facts (<see cref="IInternshipFacts"/>), which is sent once a request, for one trainee or a whole group; parts
/// (<see cref="IInternshipPart"/>) then judge by facts alone, without a command. A new part adds a source of facts and costs no page anything.
/// </para>
/// A source names its kinds “feature.fact” and sets every member in its projection: a UNION ALL wants the same columns of all.
/// </summary>
public sealed record InternshipFact
{
    public Guid EnrolmentId { get; init; }

    public required string Kind { get; init; }

    /// <summary>Code of what it is about.</summary>
    public required string Key { get; init; }

    /// <summary>Which one of several, a title.</summary>
    public required string Detail { get; init; }

    /// <summary>A count or a state.</summary>
    public int Number { get; init; }

    public int Order { get; init; }

    /// <summary>The row that it comes from, or the enrolment.</summary>
    public Guid Ref { get; init; }

    public DateOnly? On { get; init; }
}

/// <summary>What one feature knows of internships. Registered by <c>AddScoped&lt;IInternshipFacts, …&gt;()</c>.</summary>
public interface IInternshipFacts
{
    IQueryable<InternshipFact> Of(IQueryable<Enrolment> enrolments);
}

/// <summary>All facts of one internship, by kind.</summary>
public sealed class FactSheet(Guid enrolmentId, IEnumerable<InternshipFact> facts)
{
    private readonly ILookup<string, InternshipFact> byKind = facts.ToLookup(f => f.Kind);

    public Guid EnrolmentId => enrolmentId;

    public IEnumerable<InternshipFact> this[string kind] => byKind[kind];

    public bool Has(string kind) => byKind.Contains(kind);

    /// <summary>The number of a fact that stands once; zero without it.</summary>
    public int Number(string kind) => byKind[kind].FirstOrDefault()?.Number ?? 0;
}

/// <summary>Reads the facts of all features with one SQL command and keeps them for the request.</summary>
public sealed class FactReader(AppDb db, IEnumerable<IInternshipFacts> sources)
{
    private readonly Dictionary<Guid, FactSheet> known = [];

    public async Task<FactSheet> OfAsync(Guid enrolmentId, CancellationToken stop) =>
        known.GetValueOrDefault(enrolmentId) ?? (known[enrolmentId] = new(enrolmentId, await All(db.Set<Enrolment>().Where(e => e.Id == enrolmentId)).ToListAsync(stop)));

    public async Task<IReadOnlyDictionary<Guid, FactSheet>> OfAsync(IReadOnlyCollection<Guid> enrolments, CancellationToken stop)
    {
        if (enrolments.Count == 1)
        {
            var only = await OfAsync(enrolments.First(), stop);
            return new Dictionary<Guid, FactSheet> { [only.EnrolmentId] = only };
        }

        var rows = (await All(db.Set<Enrolment>().Where(e => enrolments.Contains(e.Id))).ToListAsync(stop)).ToLookup(f => f.EnrolmentId);
        return enrolments.ToDictionary(id => id, id => new FactSheet(id, rows[id]));
    }

    /// <summary>Forgets what was read, after a change.</summary>
    public void Forget(Guid enrolmentId) => known.Remove(enrolmentId);

    private IQueryable<InternshipFact> All(IQueryable<Enrolment> enrolments) => sources.Select(s => s.Of(enrolments)).Aggregate((all, next) => all.Concat(next));
}
