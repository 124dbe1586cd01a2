using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Web;

namespace Stazh.Learn.Tests.Web;

public sealed partial class MailTemplatesTests(StazhApp app) : IClassFixture<StazhApp>
{
    private MailTemplates Templates => app.Services.GetRequiredService<MailTemplates>();

    [Fact]
    public void A_letter_is_plain_text_with_its_address_on_a_line_of_its_own()
    {
        var mail = Templates.Write("reset-password", "anna@stazh.example", ("name", "Анна [x](y) **z**"), ("link", "http://localhost/r?a=1&b=2"));
        Assert.Equal("Смена пароля", mail.Subject);
        Assert.Contains("Здравствуйте, Анна [x](y) **z**!", mail.Body, StringComparison.Ordinal);
        Assert.Contains("Задать новый пароль:\nhttp://localhost/r?a=1&b=2\n", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_without_a_value_is_named() =>
        Assert.Contains("{{link}}", Assert.Throws<InvalidOperationException>(() => Templates.Write("reset-password", "a@b.example", ("name", "Анна"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_line_break_in_a_value_does_not_reach_the_headers()
    {
        var mail = Templates.Write("task-returned", "a@b.example", ("task", "x\nBcc: y@z"), ("name", ""), ("programme", ""), ("reason", ""), ("comment", ""), ("link", ""));
        Assert.DoesNotContain('\n', mail.Subject);
    }

    [Fact]
    public void Every_letter_can_be_written()
    {
        var folder = app.Services.GetRequiredService<ContentFolder>().File("templates", "mail");
        Assert.All(Directory.GetFiles(folder, "*.md"), file =>
        {
            var places = Place().Matches(File.ReadAllText(file)).Select(p => (p.Groups[1].Value, "…")).Distinct().ToArray();
            var mail = Templates.Write(Path.GetFileNameWithoutExtension(file), "a@b.example", places);
            Assert.DoesNotContain("{{", mail.Subject + mail.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("**", mail.Body, StringComparison.Ordinal);
            Assert.NotEqual("", mail.Subject);
        });
    }

    [GeneratedRegex(@"\{\{\s*([a-z-]+)\s*\}\}")]
    private static partial Regex Place();
}
