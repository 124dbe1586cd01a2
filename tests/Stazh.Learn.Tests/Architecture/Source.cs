using System.Text.Json;
using System.Text.RegularExpressions;

namespace Stazh.Learn.Tests.Architecture;

/// <summary>The source text of the program, for rules that the compiler does not know.</summary>
internal static partial class Source
{
    public static string Root { get; } = FindRoot();

    public static string Program => Path.Combine(Root, "src", "Stazh.Learn");

    /// <summary>Written files with these endings under a folder: no generated code, no migrations.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
            .Where(f => !Path.GetRelativePath(Root, f).Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj" or "node_modules" or "Migrations"));

    public static string Name(string file) => Path.GetRelativePath(Root, file);

    public static bool IsRussian(string text) => Cyrillic().IsMatch(text);

    /// <summary>The text of a literal as the program sees it.</summary>
    public static string Unescape(string literal) => JsonSerializer.Deserialize<string>($"\"{literal.Replace("\\'", "'", StringComparison.Ordinal)}\"")!;

    /// <summary>Fails with every line of the list: each says where and what.</summary>
    public static void None(IEnumerable<string> wrong)
    {
        var lines = wrong.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(lines.Count == 0, "\n" + string.Join('\n', lines));
    }

    [GeneratedRegex("[А-Яа-яЁё]")]
    private static partial Regex Cyrillic();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Stazh.Learn.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No Stazh.Learn.sln above the tests.");
        }

        return folder.FullName;
    }
}
