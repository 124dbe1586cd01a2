namespace Stazh.Learn.Features.Sites;

/// <summary>How names of organisations are compared: quotation marks, points, case, «ё» and spaces aside.</summary>
public static class OrganisationKeys
{
    public static string Of(string name) => string.Concat(name.ToLowerInvariant().Replace('ё', 'е').Where(char.IsLetterOrDigit));
}
