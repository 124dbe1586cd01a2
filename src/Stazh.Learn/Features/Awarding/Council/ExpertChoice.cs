using Stazh.Learn.Features.Sites;

namespace Stazh.Learn.Features.Awarding;

/// <summary>Why an expert may neither judge an application nor vote on it.</summary>
public enum Conflict
{
    None,
    Applicant,
    OwnOrganisation,
    OwnDistrict,
    NamedInApplication,
    Declared,
}

/// <summary>A member of the council as somebody who may get an application.</summary>
/// <param name="Load">Applications that the expert has got from this council and has not declined.</param>
public sealed record Candidate(Guid PersonId, string Name, string Organisation, string District, int Load);

/// <summary>What of an application matters for conflicts of interest.</summary>
/// <param name="ApplicantOrganisation">Where the applicant works by the profile: its experts have nothing to do with this application either.</param>
/// <param name="Declared">Experts who named a conflict themselves.</param>
public sealed record Judged(Guid ApplicationId, Guid ApplicantId, string OrganisationKey, string ApplicantOrganisation, string District, ApplicationText Text, IReadOnlySet<Guid> Declared);

/// <summary>Whom an application may go to, and to whom it goes: the least loaded first, ties by lot.</summary>
public static class ExpertChoice
{
    public static Conflict ConflictOf(Candidate expert, Judged application, bool excludesOwnDistrict)
    {
        var own = OrganisationKeys.Of(expert.Organisation);
        return expert.PersonId == application.ApplicantId ? Conflict.Applicant
            : application.Declared.Contains(expert.PersonId) ? Conflict.Declared
            : own.Length > 0 && (own == application.OrganisationKey || own == OrganisationKeys.Of(application.ApplicantOrganisation)) ? Conflict.OwnOrganisation
            : IsNamed(expert.Name, application.Text) ? Conflict.NamedInApplication
            : excludesOwnDistrict && expert.District.Length > 0 && string.Equals(expert.District, application.District, StringComparison.OrdinalIgnoreCase) ? Conflict.OwnDistrict
            : Conflict.None;
    }

    /// <summary>
    /// The draw: nobody in conflict, nobody who has it already; those who got fewest first, and among equals a lot that follows from the application and
    /// the expert, so that it can be repeated and nobody is always first. O(n log n).
    /// </summary>
    public static IReadOnlyList<Candidate> Draw(IEnumerable<Candidate> council, Judged application, bool excludesOwnDistrict, IReadOnlySet<Guid> already, int count) =>
        [.. council.Where(c => !already.Contains(c.PersonId) && ConflictOf(c, application, excludesOwnDistrict) == Conflict.None)
            .OrderBy(c => c.Load).ThenBy(c => Lot(application.ApplicationId, c.PersonId)).Take(count)];

    private static bool IsNamed(string name, ApplicationText text) =>
        name.Length > 0 && new[] { text.OrganisationHead, text.SiteHead, text.Consultant }.Any(t => t.Contains(name, StringComparison.OrdinalIgnoreCase));

    private static ulong Lot(Guid application, Guid expert)
    {
        // FNV-1a: the same on every machine, unlike HashCode.
        var hash = 14695981039346656037UL;
        foreach (var b in application.ToByteArray().Concat(expert.ToByteArray()))
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return hash;
    }
}

/// <summary>How far the judging of one version is.</summary>
/// <param name="Percents">Of the conclusions that are handed in, in the order of handing in.</param>
/// <param name="Wanted">Experts an application.</param>
/// <param name="Limit">A difference in percent of the most points that calls one more.</param>
public sealed record ExpertiseState(IReadOnlyList<int> Percents, int Wanted, int Limit)
{
    /// <summary>All who were asked first have handed in.</summary>
    public bool FirstAreIn => Percents.Count >= Wanted;

    public bool Disagree => FirstAreIn && Wanted > 1 && Percents.Take(Wanted).Max() - Percents.Take(Wanted).Min() >= Limit;

    public int Needed => Disagree ? Wanted + 1 : Wanted;

    public bool IsComplete => Percents.Count >= Needed;

    /// <summary>The mean of those who agree; where a third was called the middle one, so that one extreme does not decide. Percent, 0…100.</summary>
    public int? Percent => !IsComplete ? null
        : Disagree ? Median([.. Percents.Order()])
        : (int)Math.Round(Percents.Average(), MidpointRounding.AwayFromZero);

    private static int Median(int[] sorted) => sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (int)Math.Round((sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2.0, MidpointRounding.AwayFromZero);
}
