using YamlDotNet.RepresentationModel;

namespace Stazh.Learn.Features.Programmes;

/// <summary>The verb <c>lint &lt;folder&gt;</c>: prints file:line: message – what to do.</summary>
public static class LintCommand
{
    /// <returns>0 when the package may be loaded, 1 when it has errors, 2 when there is no such folder.</returns>
    public static int Run(string folder, TextWriter output, string? formatsFile = null)
    {
        if (!Directory.Exists(folder))
        {
            output.WriteLine($"Папки {folder} нет. Назовите папку программы, например content/programmes/adhd-functions.");
            return 2;
        }

        var reading = PackageReader.Read(folder, formatsFile is null ? null : ReadFormats(formatsFile).Keys.ToHashSet());
        foreach (var problem in reading.Problems)
        {
            output.WriteLine((problem.Severity == LintSeverity.Warning ? "предупреждение: " : "") + problem with { File = Path.Combine(folder, problem.File) });
        }

        var errors = reading.Problems.Count(p => p.Severity == LintSeverity.Error);
        output.WriteLine(errors == 0 ? $"{folder}: ошибок нет." : $"{folder}: ошибок {errors}.");
        return reading.HasErrors ? 1 : 0;
    }

    /// <summary>content/formats.yaml: code → title .</summary>
    internal static IReadOnlyDictionary<string, string> ReadFormats(string file)
    {
        using var text = new StreamReader(file);
        var yaml = new YamlStream();
        yaml.Load(text);
        return ((YamlSequenceNode)yaml.Documents[0].RootNode).Children.Cast<YamlMappingNode>()
            .ToDictionary(m => ((YamlScalarNode)m["code"]).Value!, m => ((YamlScalarNode)m["title"]).Value!);
    }
}
