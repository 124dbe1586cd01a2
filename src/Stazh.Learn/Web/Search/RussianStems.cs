using System.Text;

namespace Stazh.Learn.Web.Search;

/// <summary>
/// The one normaliser of search, for writing and for asking, on every database: lower case, ё as е, words without punctuation, endings of
/// nouns and adjectives off. Verb endings stay: taking «-ит» off would part «дефицит» from «дефицита», which PostgreSQL's own dictionary does.
/// </summary>
public static class RussianStems
{
    public const int LongestTerm = 40;

    private const int ShortestStem = 3;

    private static readonly string[] Endings =
    [
        "иями", "ьями",
        "ями", "ами", "ией", "иям", "иях", "ием", "ьям", "ьях", "ого", "его", "ому", "ему", "ыми", "ими",
        "ей", "ой", "ий", "ый", "ия", "ие", "ии", "ию", "ью", "ья", "ье", "ьи", "ов", "ев", "ом", "ем", "ам", "ям", "ах", "ях",
        "ым", "им", "ых", "их", "ая", "яя", "ое", "ее", "ую", "юю", "ою", "ею", "ые",
        "а", "я", "о", "е", "и", "ы", "у", "ю", "й", "ь",
    ];

    /// <summary>The different stems of a text in order of appearance; words of one letter are left out.</summary>
    public static IEnumerable<string> Terms(string? text) => Words(text).Select(Stem).Where(s => s.Length > 1).Distinct();

    public static string Stem(string word)
    {
        var whole = word.Length > 6 && (word.EndsWith("ся", StringComparison.Ordinal) || word.EndsWith("сь", StringComparison.Ordinal)) ? word[..^2] : word;
        var ending = Endings.FirstOrDefault(e => whole.Length - e.Length >= ShortestStem && whole.EndsWith(e, StringComparison.Ordinal));
        var stem = ending is null ? whole : whole[..^ending.Length];
        stem = stem.Length > ShortestStem ? stem.TrimEnd('ь') : stem;
        return WithoutFleetingVowel(stem) is { Length: > LongestTerm } all ? all[..LongestTerm] : WithoutFleetingVowel(stem);
    }

    /// <summary>«стажировок» is «стажировка»: the vowel before a final к goes, in every form alike.</summary>
    private static string WithoutFleetingVowel(string stem) =>
        stem.Length >= 5 && stem[^1] == 'к' && stem[^2] is 'о' or 'е' && !"аеиоуыэюя".Contains(stem[^3], StringComparison.Ordinal)
            ? stem[..^2] + "к"
            : stem;

    private static IEnumerable<string> Words(string? text)
    {
        var word = new StringBuilder();
        foreach (var c in (text ?? "").Normalize(NormalizationForm.FormKC).Append(' '))
        {
            if (char.IsLetterOrDigit(c))
            {
                var lower = char.ToLowerInvariant(c);
                word.Append(lower == 'ё' ? 'е' : lower);
            }
            else if (c is not ('\u0301' or '\u00AD') && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
    }
}
