using System.Text;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Tests.App;
using Stazh.Learn.Tests.Web.Files;

namespace Stazh.Learn.Tests.Features.Papers;

/// <summary>The institute's logo: put in once, stands on every paper made afterwards, and on none that had its number before.</summary>
public sealed class LogoTests(PaperApp app) : IClassFixture<PaperApp>
{
    private const string Requisites = "/papers/requisites";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_logo_of_the_institute_stands_on_docx_and_pdf_and_can_be_taken_off_again()
    {
        using var coordinator = await app.Coordinator(PaperApp.Luga);
        var answer = await coordinator.Submit((await coordinator.Get(Requisites)).Form("#requisites"), null, [new("Input.Logo", "герб.txt", "text/plain", "не картинка"u8.ToArray())], ("Input.Name", "Институт развития"));
        Assert.Equal(400, answer.Status);
        Assert.Equal("Институт развития", answer.Document.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
        Assert.Equal(302, (await coordinator.Submit(answer.Form("#requisites"), null, [], ("Input.Name", "Институт развития"))).Status);
        var row = await app.InDb(db => db.Set<Requisites>().AsNoTracking().SingleAsync(Stop));
        var before = await app.Drafted("plan-schedule", null);
        Assert.Equal(302, (await coordinator.Submit((await coordinator.Get($"/papers/{before}")).Form("#register"))).Status);

        var edit = $"{Requisites}?region={Uri.EscapeDataString(PaperApp.Luga)}&id={row.Id}";
        Assert.Equal(302, (await coordinator.Submit((await coordinator.Get(edit)).Form("#requisites"), null, [new("Input.Logo", "герб.png", "image/png", await Samples.Png(300, 200))])).Status);
        var form = await coordinator.Get(edit);
        var shown = form.Document.QuerySelector("img.paper-logo")!.GetAttribute("src")!;
        Assert.Equal(200, (await coordinator.Get(shown)).Status);
        Assert.Equal(302, (await coordinator.Submit(form.Form("#requisites"))).Status);
        Assert.NotNull((await coordinator.Get(edit)).Document.QuerySelector("img.paper-logo"));

        var after = await app.Drafted("plan-schedule", null);
        Assert.Equal((0, 1), (await Pictures(coordinator, before), await Pictures(coordinator, after)));
        Assert.Contains("/Subtype /Image", Encoding.Latin1.GetString(await Bytes(coordinator, $"/papers/{after}.pdf")), StringComparison.Ordinal);
        Assert.DoesNotContain("/Subtype /Image", Encoding.Latin1.GetString(await Bytes(coordinator, $"/papers/{before}.pdf")), StringComparison.Ordinal);

        // Registered, it keeps the logo of its day.
        Assert.Equal(302, (await coordinator.Submit((await coordinator.Get($"/papers/{after}")).Form("#register"))).Status);
        Assert.Equal(302, (await coordinator.Submit((await coordinator.Get(edit)).Form("#requisites"), ("Input.WithoutLogo", "true"))).Status);
        Assert.Null((await coordinator.Get(edit)).Document.QuerySelector("img.paper-logo"));
        Assert.Equal((1, 0), (await Pictures(coordinator, after), await Pictures(coordinator, await app.Drafted("plan-schedule", null))));
    }

    private static async Task<byte[]> Bytes(Visitor visitor, string address) => await (await visitor.Get(address)).Response.Content.ReadAsByteArrayAsync(Stop);

    private static async Task<int> Pictures(Visitor visitor, Guid paper)
    {
        using var docx = new MemoryStream(await Bytes(visitor, $"/papers/{paper}.docx"));
        using var file = WordprocessingDocument.Open(docx, false);
        return file.MainDocumentPart!.ImageParts.Count();
    }
}
