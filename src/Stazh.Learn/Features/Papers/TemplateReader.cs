using System.Text.RegularExpressions;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Stazh.Learn.Web.Office;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Stazh.Learn.Features.Papers;

/// <summary>What a text is as a template: the template and every mistake with its line. A template with mistakes is not saved.</summary>
public sealed record TemplateReading(PaperTemplate? Template, IReadOnlyList<TemplateMistake> Mistakes);

/// <summary>Reads the text of a template: fields between two lines of dashes, then the body.</summary>
public static partial class TemplateReader
{
    public const int Longest = 200_000;

    public static TemplateReading Read(string code, string text)
    {
        text = text.ReplaceLineEndings("\n").TrimEnd() + "\n";
        var end = text.StartsWith("---\n", StringComparison.Ordinal) ? text.IndexOf("\n---\n", 3, StringComparison.Ordinal) : -1;
        if (end < 0 || text.Length > Longest)
        {
            return new(null, [end < 0 ? new(1, "Шаблон начинается с полей между двумя строками из трёх дефисов.") : new(1, "Шаблон длиннее {0} знаков.", Longest)]);
        }

        var mistakes = new List<TemplateMistake>();
        YamlMappingNode head;
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text[4..(end + 1)]));
            head = yaml.Documents.Count == 1 && yaml.Documents[0].RootNode is YamlMappingNode map ? map : [];
        }
        catch (YamlException e)
        {
            return new(null, [new((int)e.Start.Line + 1, "Поля записаны неверно: проверьте отступы, кавычки и двоеточия.")]);
        }

        var read = new Head(head, mistakes);
        var title = read.Text(head, "title");
        var kind = read.Choice<PaperKind>(head, "kind");
        var register = read.Text(head, "register");
        if (register.Length > 0 && !Registers.All.ContainsKey(register))
        {
            mistakes.Add(new(Head.Line(head, "register"), "Реестра «{0}» нет.", register));
        }

        var fields = read.Fields(head, "fields");
        var tables = read.Tables(head);
        foreach (var twice in fields.Select(f => f.Name).Concat(tables.Select(t => t.Name)).GroupBy(n => n).Where(g => g.Count() > 1 || SystemFields.All.ContainsKey(g.Key)))
        {
            mistakes.Add(new(Head.Line(head, "fields"), "Имя поля «{0}» уже занято.", twice.Key));
        }

        if (mistakes.Count > 0)
        {
            return new(null, [.. mistakes.OrderBy(m => m.Line)]);
        }

        var bodyText = text[(end + 5)..].TrimStart('\n');
        var firstLine = text.AsSpan(0, text.Length - bodyText.Length).Count('\n') + 1;
        var (body, wrong) = TemplateBody.Parse(bodyText, firstLine, fields, tables);
        mistakes.AddRange(wrong);
        mistakes.AddRange(OfficeMarkdown.Parse(bodyText).Descendants<CustomContainer>().Where(c => !OfficeMarkdown.Containers.Contains(c.Info ?? ""))
            .Select(c => new TemplateMistake(firstLine + c.Line, "Блока «{0}» нет; есть right, center, letterhead, signature.", c.Info ?? "")));
        return new(
            mistakes.Count > 0 ? null : new(code, title, kind, register, read.Text(head, "orientation", required: false) == "landscape", read.Text(head, "source", required: false), fields, tables, body),
            [.. mistakes.OrderBy(m => m.Line)]);
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$")]
    private static partial Regex FieldName();

    private sealed class Head(YamlMappingNode root, List<TemplateMistake> mistakes)
    {
        public static int Line(YamlMappingNode node, string key) => (int)(node.Children.FirstOrDefault(c => c.Key is YamlScalarNode { Value: var k } && k == key).Key ?? node).Start.Line + 1;

        public string Text(YamlMappingNode node, string key, bool required = true)
        {
            var value = node.Children.TryGetValue(new YamlScalarNode(key), out var found) ? (found as YamlScalarNode)?.Value?.Trim() : null;
            if (required && string.IsNullOrEmpty(value))
            {
                mistakes.Add(new(node == root ? 1 : (int)node.Start.Line + 1, "Нет поля «{0}».", key));
            }

            return value ?? "";
        }

        public T Choice<T>(YamlMappingNode node, string key, string otherwise = "")
            where T : struct, Enum
        {
            var text = Text(node, key, otherwise.Length == 0) is { Length: > 0 } given ? given : otherwise;
            if (text.Length > 0 && !int.TryParse(text, out _) && Enum.TryParse<T>(text, ignoreCase: true, out var value))
            {
                return value;
            }

            if (text.Length > 0)
            {
                mistakes.Add(new(Line(node, key), "«{0}» не подходит; бывает {1}.", text, string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()));
            }

            return default;
        }

        public List<TemplateField> Fields(YamlMappingNode node, string key) =>
            [.. Items(node, key).Select(f => new TemplateField(
                Name(f), Text(f, "label"), Choice<FieldType>(f, "type", "line"), Text(f, "required", required: false) is "true" or "yes", Text(f, "sample", required: false), Text(f, "hint", required: false)))];

        public List<TemplateTable> Tables(YamlMappingNode node) =>
            [.. Items(node, "tables").Select(t => new TemplateTable(Name(t), Text(t, "label"), Fields(t, "columns"), Samples(t)))];

        private string Name(YamlMappingNode node)
        {
            var name = Text(node, "name");
            if (name.Length > 0 && !FieldName().IsMatch(name))
            {
                mistakes.Add(new((int)node.Start.Line + 1, "Имя «{0}» не подходит: строчные латинские буквы, цифры, подчёркивание.", name));
            }

            return name;
        }

        private IEnumerable<YamlMappingNode> Items(YamlMappingNode node, string key)
        {
            if (!node.Children.TryGetValue(new YamlScalarNode(key), out var found))
            {
                return [];
            }

            if (found is YamlSequenceNode list && list.Children.All(c => c is YamlMappingNode))
            {
                return list.Children.Cast<YamlMappingNode>();
            }

            mistakes.Add(new((int)found.Start.Line + 1, "«{0}» — это список: каждая строка начинается с дефиса.", key));
            return [];
        }

        private static IReadOnlyList<IReadOnlyList<string>> Samples(YamlMappingNode node) =>
            node.Children.TryGetValue(new YamlScalarNode("samples"), out var found) && found is YamlSequenceNode rows
                ? [.. rows.Children.OfType<YamlSequenceNode>().Select(r => (IReadOnlyList<string>)[.. r.Children.Select(c => (c as YamlScalarNode)?.Value ?? "")])]
                : [];
    }
}
