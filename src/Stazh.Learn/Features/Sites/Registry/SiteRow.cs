using System.Globalization;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Sites;

public sealed record ValueIsMissing(string Column) : Refusal("Не заполнен столбец «{0}».", Column);

public sealed record SubjectIsUnknown(string Subject) : Refusal("Нет субъекта «{0}»: напишите его название полностью.", Subject);

public sealed record KindIsUnknown(string Kind) : Refusal("Нет вида площадки «{0}».", Kind);

public sealed record AddressIsWrong(string Url) : Refusal("«{0}» — не адрес сайта: он начинается с http:// или https://.", Url);

public sealed record LineNumberIsWrong(string Number) : Refusal("«{0}» — не номер строки источника.", Number);

public sealed record DoubtIsUnclear(string Value) : Refusal("В столбце «doubt» стоит «{0}», а нужно yes или no.", Value);

public sealed record ValueIsTooLong(string Column, int Longest) : Refusal("Столбец «{0}» длиннее {1} знаков.", Column, Longest);

public sealed record SubjectIsForeign(string Subject) : Refusal("Вы не координатор субъекта «{0}».", Subject);

/// <summary>One site of a file, every value to the letter.</summary>
public sealed record SiteRow(
    string Source, int SourceLine, string SubjectCode, string Subject, string Kind, string Title, string Organisation, string District, string HomeUrl, string SitesUrl,
    string Themes, string TargetGroup, bool IsDoubtful, string Note)
{
    public static readonly IReadOnlyList<string> Needed = ["no", "subject", "kind", "organisation"];

    private static readonly Dictionary<string, int> Longest = new()
    {
        ["organisation"] = 1000, ["title"] = 1000, ["district"] = 200, ["home_url"] = 2000, ["sites_url"] = 2000, ["themes"] = 2000, ["target_group"] = 1000, ["note"] = 3500, ["source"] = 300,
    };

    /// <summary>What makes two rows the same site, whatever their numbers.</summary>
    public (string, string, string, string, string) Identity => (SubjectCode, Kind, Title, Organisation, District);

    public IReadOnlyList<string> ThemeList => [.. Themes.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    /// <summary>The row, or the first thing wrong with it.</summary>
    /// <param name="subjects">Code of a subject by each of its names.</param>
    /// <param name="file">Stands for the source when the file has no such column.</param>
    public static (SiteRow? Row, Refusal? Problem) Parse(CsvLine line, IReadOnlyDictionary<string, string> subjects, string file)
    {
        if (Problem(line, subjects) is { } problem)
        {
            return (null, problem);
        }

        var number = int.Parse(line["no"], CultureInfo.InvariantCulture);
        var source = line["source"].Length == 0 ? file : line["source"];
        var suffix = $", строка {number}";
        source = source.EndsWith(suffix, StringComparison.Ordinal) ? source[..^suffix.Length] : source;
        var (doubt, note) = Doubt(line);
        return (new SiteRow(
            source, number, subjects[line["subject"]], line["subject"], line["kind"], line["title"].Length == 0 ? line["organisation"] : line["title"], line["organisation"],
            line["district"], line["home_url"], line["sites_url"], line["themes"], line["target_group"], doubt, note), null);
    }

    private static Refusal? Problem(CsvLine line, IReadOnlyDictionary<string, string> subjects)
    {
        if (line.Problem is not null)
        {
            return line.Problem;
        }

        if (Needed.FirstOrDefault(c => line[c].Length == 0) is { } missing)
        {
            return new ValueIsMissing(missing);
        }

        if (Longest.FirstOrDefault(l => line[l.Key].Length > l.Value) is { Key: { } wide, Value: var most })
        {
            return new ValueIsTooLong(wide, most);
        }

        return !int.TryParse(line["no"], NumberStyles.None, CultureInfo.InvariantCulture, out _) ? new LineNumberIsWrong(line["no"])
            : !subjects.ContainsKey(line["subject"]) ? new SubjectIsUnknown(line["subject"])
            : !SiteKinds.All.Contains(line["kind"]) ? new KindIsUnknown(line["kind"])
            : !IsAddress(line["home_url"]) ? new AddressIsWrong(line["home_url"])
            : !IsAddress(line["sites_url"]) ? new AddressIsWrong(line["sites_url"])
            : line["doubt"] is not ("yes" or "no" or "") ? new DoubtIsUnclear(line["doubt"])
            : null;
    }

    /// <summary>A file that says nothing about doubts gets the one that can be seen: two addresses of different owners (R-021).</summary>
    private static (bool Doubt, string Note) Doubt(CsvLine line)
    {
        if (line.Values.ContainsKey("doubt") || line["sites_url"].Length == 0 || line["home_url"].Length == 0 || Owner(line["home_url"]) == Owner(line["sites_url"]))
        {
            return (line["doubt"] == "yes", line["note"]);
        }

        return (true, $"{line["note"]} Сайт и страница площадок — на разных доменах: {Owner(line["home_url"])} и {Owner(line["sites_url"])}.".Trim());
    }

    private static string Owner(string url) => string.Join('.', new Uri(url).Host.Split('.')[^2..]);

    /// <summary>Only looked at, never rewritten: the address is kept as it was given.</summary>
    internal static bool IsAddress(string url) =>
        url.Length == 0 || (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Contains('.') && !url.Any(char.IsWhiteSpace));
}
