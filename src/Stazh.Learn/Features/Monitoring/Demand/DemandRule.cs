namespace Stazh.Learn.Features.Monitoring;

public enum DemandAdvice
{
    /// <summary>Many without a place and no site near.</summary>
    OpenSite,

    /// <summary>A site is there, its places are not enough.</summary>
    OpenGroup,
    Enough,

    /// <summary>Nobody needs a place.</summary>
    NoDemand,

    /// <summary>Too few people to say anything.</summary>
    Hidden,
}

/// <summary>A district: what people need beside what there is. Null: hidden.</summary>
/// <param name="Need">People whose confirmed map shows a deficit and who have not finished an internship.</param>
/// <param name="Waiting">People who have applied and have no place yet.</param>
/// <param name="Sites">Sites with a status in force.</param>
/// <param name="Places">Free places of groups that enrol.</param>
public sealed record DistrictDemand(string District, int? Need, int? Waiting, int Sites, int Places)
{
    /// <summary>How many people are left without a place; null when it cannot be said.</summary>
    public int? Gap => Need is { } need && Waiting is { } waiting ? Math.Max(0, need + waiting - Places) : null;

    public DemandAdvice Advice => this switch
    {
        { Gap: null } => DemandAdvice.Hidden,
        { Need: 0, Waiting: 0 } => DemandAdvice.NoDemand,
        { Gap: 0 } => DemandAdvice.Enough,
        { Sites: 0 } => DemandAdvice.OpenSite,
        _ => DemandAdvice.OpenGroup,
    };

    /// <summary>Districts in the order in which it is worth acting: new sites by the number of people without a place, then groups, then the rest by name.</summary>
    public static IReadOnlyList<DistrictDemand> Ranked(IEnumerable<DistrictDemand> districts) =>
        [.. districts.OrderBy(d => d.Advice).ThenByDescending(d => d.Gap ?? 0).ThenBy(d => d.District, StringComparer.CurrentCulture)];
}

/// <summary>A deficit beside the programmes that close it.</summary>
/// <param name="People">Null: hidden.</param>
/// <param name="Tasks">Tasks of the programme that work on it.</param>
/// <param name="Places">Free places of groups of the programme in the region.</param>
public sealed record DeficitDemand(string Programme, string ProgrammeTitle, string Code, string Title, int? People, int Tasks, int Places);
