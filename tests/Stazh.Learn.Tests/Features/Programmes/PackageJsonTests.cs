using Stazh.Learn.Features.Programmes;

namespace Stazh.Learn.Tests.Features.Programmes;

public sealed class PackageJsonTests
{
    public static TheoryData<string> Delivered() => [.. Directory.GetDirectories(ContentOf("programmes")).Select(d => Path.GetFileName(d))];

    [Theory]
    [MemberData(nameof(Delivered))]
    public void Every_delivered_programme_is_without_errors(string slug)
    {
        using var output = new StringWriter();
        Assert.True(LintCommand.Run(ContentOf("programmes", slug), output, ContentOf("formats.yaml")) == 0, output.ToString());
    }

    [Theory]
    [MemberData(nameof(Delivered))]
    public void A_package_survives_its_json(string slug)
    {
        var package = PackageReader.Read(ContentOf("programmes", slug)).Package!;
        var again = ProgrammePackage.FromJson(package.ToJson());
        Assert.Equal(package.ToJson(), again.ToJson());
        Assert.Equal(package.ContentHash(), again.ContentHash());
        Assert.Equal(PackageLinter.Check(package), PackageLinter.Check(again));
    }

    [Fact]
    public void Lines_and_comments_do_not_change_the_hash_and_a_word_does()
    {
        using var sample = new SamplePackage();
        var hash = sample.Read().Package!.ContentHash();
        Assert.Equal(hash, sample.With("programme.yaml", "aim:", "# цель\naim:").Read().Package!.ContentHash());
        Assert.NotEqual(hash, sample.With("tasks/t1.md", "Найдите", "Отыщите").Read().Package!.ContentHash());
    }

    private static string ContentOf(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "content", "programmes")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine([folder.FullName, "content", .. parts]);
    }
}
