using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Stazh.Learn.Features.Programmes;

/// <summary>What is noted while a folder is read: misfits, and where each code stands.</summary>
internal sealed class PackageNotes(string folder)
{
    public List<LintProblem> Problems { get; } = [];

    public Dictionary<string, SourcePosition> Positions { get; } = [];

    public void Error(string file, int line, string message, string whatToDo) =>
        Problems.Add(new(file, line, LintSeverity.Error, message, whatToDo));

    public void Place(string code, SourcePosition at)
    {
        if (!Positions.TryAdd(code, at))
        {
            var first = Positions[code];
            Error(at.File, at.Line, $"код {code} уже занят: {first.File}:{first.Line}", "дайте другой код, он один на всю программу");
        }
    }

    /// <summary>The root of a file, or null when there is none; broken YAML is noted.</summary>
    public YamlMap? Open(string file, bool required)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            if (required)
            {
                Error(file, 1, $"нет файла {file}", "создайте его, образец в content/programmes/README.md");
            }

            return null;
        }

        try
        {
            using var text = new StreamReader(path);
            var yaml = new YamlStream();
            yaml.Load(text);
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return new YamlMap(file, root, this);
            }

            Error(file, 1, "файл пуст или начинается не с ключа", "начните с ключей верхнего уровня, образец в content/programmes/README.md");
        }
        catch (YamlException broken)
        {
            Error(file, (int)broken.Start.Line, $"YAML не читается: {broken.Message}", "проверьте отступы, кавычки и двоеточия в этой строке; текст с «: » берут в кавычки");
        }

        return null;
    }

    /// <summary>The full path of a file of the package; null when it does not exist or lies outside the folder.</summary>
    public static string? FileInside(string root, string relative)
    {
        var full = Path.GetFullPath(Path.Combine(root, relative));
        return full.StartsWith(Path.GetFullPath(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(full) ? full : null;
    }
}
