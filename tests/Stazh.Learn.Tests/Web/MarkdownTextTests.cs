using Stazh.Learn.Web;

namespace Stazh.Learn.Tests.Web;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "<script")]
    [InlineData("<img src=x onerror=alert(1)>", "<img")]
    [InlineData("[x](javascript:alert(1))", "javascript:")]
    [InlineData("[x](JaVaScRiPt&#58;alert(1))", "script:")]
    [InlineData("<javascript:alert(1)>", "href=\"javascript:")]
    [InlineData("[x](data:text/html;base64,PHN2Zz4=)", "data:")]
    [InlineData("[x](//evil.example)", "evil")]
    [InlineData("![x](https://evil.example/a.png)", "<img")]
    [InlineData("# Заголовок", "<h1")]
    [InlineData("[x]: javascript:alert(1)\n\n[x]", "javascript:")]
    public void Hostile_text_stays_text(string markdown, string never) =>
        Assert.DoesNotContain(never, Html(markdown), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void A_link_leads_out_without_credit()
    {
        Assert.Contains("<a href=\"https://example.org/\" rel=\"nofollow noopener\">", Html("[сайт](https://example.org/)"), StringComparison.Ordinal);
        Assert.Contains("rel=\"nofollow noopener\"", Html("https://example.org/"), StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_stand_one_level_below_the_heading_above_them_and_tables_scroll()
    {
        Assert.Contains("<h3", Html("# Ход", 2), StringComparison.Ordinal);
        Assert.Contains("<h3", Html("### Ход", 2), StringComparison.Ordinal);
        Assert.Equal("<h3>Ход</h3>\n<h4>Шаг</h4>\n", Html("## Ход\n\n### Шаг", 2));
        Assert.Contains("<div class=\"wide\"", Html("| a | b |\n|---|---|\n| 1 | 2 |"), StringComparison.Ordinal);
    }

    private static string Html(string markdown, int shift = 0) => MarkdownText.Render(markdown, shift).ToString()!;
}
