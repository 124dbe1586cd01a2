namespace Stazh.Learn.Tests.Architecture;

/// <summary>The pain of a program sits in its longest files.</summary>
public sealed class FileLengthTests
{
    [Fact]
    public void A_page_model_has_at_most_120_lines() => Source.None(Longer(120, Source.Files(Source.Program, ".cshtml.cs")));

    [Fact]
    public void A_source_file_has_at_most_300_lines() => Source.None(Longer(300, Source.Files(Source.Program, ".cs", ".cshtml", ".razor")));

    [Fact]
    public void A_test_file_has_at_most_400_lines() => Source.None(Longer(400, Source.Files(Path.Combine(Source.Root, "tests"), ".cs")));

    [Fact]
    public void A_script_has_at_most_300_lines() =>
        Source.None(Longer(300, Source.Files(Path.Combine(Source.Root, "wwwroot"), ".js").Where(f => !f.Contains("/lib/", StringComparison.Ordinal))));

    private static IEnumerable<string> Longer(int most, IEnumerable<string> files) =>
        files.Select(f => (File: f, Lines: File.ReadLines(f).Count())).Where(f => f.Lines > most).Select(f => $"{Source.Name(f.File)}: {f.Lines}");
}
