using System.Text;

namespace Stazh.Learn.Web;

/// <summary>The readable part of an address: Latin letters, digits, hyphens.</summary>
public static class Slug
{
    private static readonly Dictionary<char, string> Latin = new()
    {
        ['а'] = "a", ['б'] = "b", ['в'] = "v", ['г'] = "g", ['д'] = "d", ['е'] = "e", ['ё'] = "e", ['ж'] = "zh", ['з'] = "z", ['и'] = "i", ['й'] = "j",
        ['к'] = "k", ['л'] = "l", ['м'] = "m", ['н'] = "n", ['о'] = "o", ['п'] = "p", ['р'] = "r", ['с'] = "s", ['т'] = "t", ['у'] = "u", ['ф'] = "f",
        ['х'] = "h", ['ц'] = "c", ['ч'] = "ch", ['ш'] = "sh", ['щ'] = "shch", ['ъ'] = "", ['ы'] = "y", ['ь'] = "", ['э'] = "e", ['ю'] = "yu", ['я'] = "ya",
    };

    public static string Of(string text, int longest = 80)
    {
        var slug = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            var part = c is (>= 'a' and <= 'z') or (>= '0' and <= '9') ? c.ToString() : Latin.GetValueOrDefault(c, "-");
            if (part == "-" && (slug.Length == 0 || slug[^1] == '-'))
            {
                continue;
            }

            slug.Append(part);
        }

        var all = slug.ToString().Trim('-');
        if (all.Length > longest)
        {
            all = all[..longest];
            all = all.LastIndexOf('-') is > 20 and var cut ? all[..cut] : all.Trim('-');
        }

        return all.Length == 0 ? "n" : all;
    }

    /// <summary>The slug itself, or with the first free number behind it; the answer counts as taken from now on.</summary>
    public static string Free(string slug, ISet<string> taken)
    {
        var free = slug;
        for (var n = 2; !taken.Add(free); n++)
        {
            free = $"{slug}-{n}";
        }

        return free;
    }
}
