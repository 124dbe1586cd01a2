using System.Globalization;
using System.Text;

namespace Stazh.Learn.Web.Files;

/// <summary>A name that is safe to show and to save under on any system.</summary>
public static class FileName
{
    public const int Longest = 120;

    private const string Forbidden = "<>:\"|?*/\\";

    /// <summary>Last part of the path, without control and direction-changing characters, at most <see cref="Longest"/> characters, extension kept.</summary>
    public static string Clean(string? given)
    {
        var last = (given ?? "").Split('/', '\\')[^1];
        if (last.Length > 2000)
        {
            last = last[..1000] + last[^1000..];
        }

        var kept = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (rune.Value != 0xFFFD && category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                && !Forbidden.Contains(rune.ToString(), StringComparison.Ordinal))
            {
                kept.Append(rune);
            }
        }

        var name = kept.ToString().Normalize().Trim().TrimStart('.').TrimEnd('.', ' ');
        var extension = Extension(name);
        var stem = (extension.Length == 0 ? name : name[..^(extension.Length + 1)]).TrimEnd('.', ' ');
        if (stem.Length == 0)
        {
            stem = "файл";
        }

        var room = Longest - extension.Length - 1;
        if (stem.Length > room)
        {
            stem = stem[..(char.IsHighSurrogate(stem[room - 1]) ? room - 1 : room)].TrimEnd();
        }

        return extension.Length == 0 ? stem : $"{stem}.{extension}";
    }

    /// <summary>Lower-case extension without the dot; empty when there is none that looks like one.</summary>
    public static string Extension(string name)
    {
        var dot = name.LastIndexOf('.');
        var extension = dot < 0 ? "" : name[(dot + 1)..].ToLowerInvariant();
        return extension.Length is > 0 and <= 10 && extension.All(char.IsAsciiLetterOrDigit) ? extension : "";
    }

    public static string WithExtension(string name, string extension)
    {
        var old = Extension(name);
        return old == extension ? name : $"{(old.Length == 0 ? name : name[..^(old.Length + 1)])}.{extension}";
    }
}
