using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Web.Files;
using Stazh.Learn.Web.Pdf;

namespace Stazh.Learn.Tests.Web;

public sealed class HtmlToPdfTests(StazhApp app) : IClassFixture<StazhApp>
{
    private HtmlToPdf Pdf => app.Services.GetRequiredService<HtmlToPdf>();

    [Fact]
    public async Task A_paper_has_the_typed_text_own_fonts_and_tags()
    {
        RenderFragment content = builder =>
        {
            builder.AddMarkupContent(0, "<h1>Сертификат № 15</h1>");
            builder.OpenElement(1, "p");
            builder.AddContent(2, "Ясенева Ольга <img src=\"/etc/passwd\"> – 36 часов, «ёлочки»");
            builder.CloseElement();
            builder.OpenComponent<QrCode>(3);
            builder.AddComponentParameter(4, nameof(QrCode.Value), "https://stazh.example/verify/1");
            builder.AddComponentParameter(5, nameof(QrCode.Label), "Проверка");
            builder.CloseComponent();
        };
        var pdf = await Pdf.MakeAsync<Paper>(new Dictionary<string, object?> { [nameof(Paper.Title)] = "Сертификат", [nameof(Paper.Kind)] = "certificate", [nameof(Paper.ChildContent)] = content }, TestContext.Current.CancellationToken);

        var file = Path.Combine(app.Folder, "paper.pdf");
        await File.WriteAllBytesAsync(file, pdf, TestContext.Current.CancellationToken);
        var text = await Samples.Run("pdftotext", file, "-");
        Assert.Contains("Сертификат № 15", text, StringComparison.Ordinal);
        Assert.Contains("Ясенева Ольга <img src=\"/etc/passwd\"> – 36 часов, «ёлочки»", string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        var fonts = await Samples.Run("pdffonts", file);
        Assert.Contains("Golos", fonts, StringComparison.Ordinal);
        Assert.DoesNotContain("DejaVu", fonts, StringComparison.Ordinal);
        var facts = await Samples.Run("pdfinfo", file);
        Assert.Matches("Tagged: +yes", facts);
        Assert.Matches("Pages: +1\n", facts);
        Assert.Matches(@"Page size: +841\.89 x 595", facts);
    }

    [Theory]
    [InlineData("<img src=\"file:///etc/passwd\">")]
    [InlineData("<link rel=stylesheet href='/etc/passwd'>")]
    [InlineData("<object data=\"../../secret\"></object>")]
    public async Task A_template_that_asks_for_a_file_outside_its_folder_is_refused(string markup) =>
        await Assert.ThrowsAsync<PdfNotMadeException>(() => Pdf.MakeAsync($"<html lang=\"ru\"><head><title>x</title></head><body>{markup}</body></html>", TestContext.Current.CancellationToken));
}
