namespace Stazh.Learn.Features.Awarding;

/// <summary>A member of the council as somebody who may get an application.</summary>
/// <param name="Load">Applications that the expert has and has not answered.</param>
public sealed record Candidate(Guid PersonId, string OrganisationKey, string District, int Load);

/// <summary>Whom an application may go to, and to whom it goes: never the own organisation, nor the own district where that is set; the least loaded first.</summary>
public static class ExpertChoice
{
    public static bool InConflict(Candidate expert, StatusApplication application, bool excludesOwnDistrict) =>
        expert.PersonId == application.ApplicantId
        || (expert.OrganisationKey.Length > 0 && (expert.OrganisationKey == application.OrganisationKey || expert.OrganisationKey == application.ApplicantOrganisationKey))
        || (excludesOwnDistrict && expert.District.Length > 0 && string.Equals(expert.District, application.District, StringComparison.OrdinalIgnoreCase));

    public static IReadOnlyList<Candidate> Choose(IEnumerable<Candidate> council, StatusApplication application, bool excludesOwnDistrict, IReadOnlySet<Guid> already, int count) =>
        [.. council.Where(c => !already.Contains(c.PersonId) && !InConflict(c, application, excludesOwnDistrict)).OrderBy(c => c.Load).ThenBy(c => c.PersonId).Take(count)];

    public static bool Disagree(IReadOnlyList<int> percents, int limit) => percents.Count == 2 && Math.Abs(percents[0] - percents[1]) >= limit;
}
