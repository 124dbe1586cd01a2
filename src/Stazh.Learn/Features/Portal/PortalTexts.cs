using System.Globalization;
using Microsoft.Extensions.Options;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Search;
using YamlDotNet.Serialization;

namespace Stazh.Learn.Features.Portal;

/// <summary>An entry of the menu of sections (R-200…R-214).</summary>
public sealed record Section(int Order, string Title, string Address, string About);

/// <summary>A text page: a section or a legal text.</summary>
public sealed record TextPage(string Slug, string Title, string Body, DateOnly? Version, bool IsLegal)
{
    public string Address => $"/pages/{Slug}";
}

public sealed record Question(string Id, string Group, string Ask, string Answer);

/// <summary>The texts of content/portal: sections, legal texts, questions. Read again when a file changes.</summary>
public sealed class PortalTexts(ContentFolder content, IOptions<StazhSettings> settings)
{
    private (DateTime Written, IReadOnlyList<Question> Questions) faq;

    /// <summary>All sections in the order of the menu; news, questions and support have pages of their own.</summary>
    public IReadOnlyList<Section> Sections() =>
    [
        .. Directory.EnumerateFiles(content.File("portal"), "*.md").Select(f => MarkdownFile.Find(f)!)
            .Select(f => new Section(int.Parse(f["order"], CultureInfo.InvariantCulture), f["menu"], f["slug"] == "support" ? "/support" : $"/pages/{f["slug"]}", FirstSentence(f.Body)))
            .Append(new(25, "Новости о деятельности стажировочных площадок", "/news", "Наборы, события и результаты площадок."))
            .Append(new(60, "Библиотека", "/library", "Разработки, методики, программы, нормативные акты и издания площадок."))
            .Append(new(65, "Часто задаваемые вопросы", "/faq", "Короткие ответы о записи, модулях, взаимоэкспертизе и документах."))
            .OrderBy(s => s.Order),
    ];

    /// <summary>The page of a section or of a legal text, with the operator's name put in.</summary>
    public TextPage? Find(string slug)
    {
        if (slug.Length is 0 or > 80 || !slug.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
        {
            return null;
        }

        var section = MarkdownFile.Find(content.File("portal", slug + ".md"));
        return (section ?? MarkdownFile.Find(content.File("portal", "legal", slug + ".md"))) is not { } file
            ? null
            : new TextPage(
                slug, file.Title, file.Body.Replace("{{operator}}", settings.Value.Operator, StringComparison.Ordinal),
                DateOnly.TryParse(file["version"], CultureInfo.InvariantCulture, out var version) ? version : null, section is null);
    }

    /// <summary>Questions with their groups, in the order of the file.</summary>
    public IReadOnlyList<Question> Questions()
    {
        var path = content.File("portal", "faq.yaml");
        var written = File.GetLastWriteTimeUtc(path);
        if (faq.Questions is null || faq.Written != written)
        {
            var groups = new DeserializerBuilder().Build().Deserialize<List<FaqGroup>>(File.ReadAllText(path));
            faq = (written, [.. groups.SelectMany((g, i) => g.Items.Select((q, n) => new Question($"q{i + 1}-{n + 1}", g.Name, q.Ask, q.Answer)))]);
        }

        return faq.Questions;
    }

    /// <summary>Questions that have every word of the text, in any form of the word.</summary>
    public IReadOnlyList<Question> FindQuestions(string? text) => [.. Questions().Where(q => Fits(text, q.Ask, q.Answer))];

    /// <summary>Sections and legal texts that have every word.</summary>
    public IReadOnlyList<TextPage> FindPages(string? text) =>
    [
        .. Directory.EnumerateFiles(content.File("portal"), "*.md").Concat(Directory.EnumerateFiles(content.File("portal", "legal"), "*.md"))
            .Select(f => Find(Path.GetFileNameWithoutExtension(f))!).Where(p => p.Slug != "support" && Fits(text, p.Title, p.Body)).OrderBy(p => p.IsLegal).ThenBy(p => p.Title, StringComparer.CurrentCulture),
    ];

    /// <summary>The same rule as the index: each word of the question begins a word of the text.</summary>
    internal static bool Fits(string? text, params ReadOnlySpan<string> texts)
    {
        var terms = RussianStems.Terms(string.Join(' ', texts!)).ToList();
        return RussianStems.Terms(text).All(word => terms.Exists(t => t.StartsWith(word, StringComparison.Ordinal)));
    }

    private static string FirstSentence(string body)
    {
        var line = body.Split('\n').FirstOrDefault(l => l.Length > 0 && char.IsLetter(l[0])) ?? "";
        return line.IndexOf(". ", StringComparison.Ordinal) is > 0 and var end ? line[..(end + 1)] : line;
    }

    private sealed class FaqGroup
    {
        [YamlMember(Alias = "group")]
        public string Name { get; set; } = "";

        [YamlMember(Alias = "items")]
        public List<FaqItem> Items { get; set; } = [];
    }

    private sealed class FaqItem
    {
        [YamlMember(Alias = "q")]
        public string Ask { get; set; } = "";

        [YamlMember(Alias = "a")]
        public string Answer { get; set; } = "";
    }
}
