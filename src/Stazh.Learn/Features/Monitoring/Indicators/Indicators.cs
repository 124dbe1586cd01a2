namespace Stazh.Learn.Features.Monitoring;

/// <summary>
/// Every indicator of the source documents, one below the other (P-04, P-15, P-22, F-11, the thresholds of the documents). To add one: a definition in
/// one of the two lists, its translations, and it stands on every page, in every export and snapshot.
/// </summary>
public static class Indicators
{
    public static IReadOnlyList<Indicator> All { get; } = [.. OfPeople.All, .. OfWork.All];

    public static Indicator? Find(string code) => All.FirstOrDefault(i => i.Code == code);
}
