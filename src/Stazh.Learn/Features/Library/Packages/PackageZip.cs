using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Options;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Library;

/// <summary>A package as a ZIP: a page of contents, the programme's materials and blank cards, works with their files.</summary>
public sealed class PackageZip(IFileStore store, Data.AppDb db, IOptions<StazhSettings> settings, HtmlEncoder encoder)
{
    public static IResult Send(HttpContext context, Func<Stream, Task> write, string name)
    {
        // ZIP headers are written synchronously by the framework: a few bytes an entry; contents are not.
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        return Results.Stream(write, "application/zip", name);
    }

    public async Task WriteAsync(Stream target, PackageContents contents, CancellationToken stop)
    {
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);
        var page = new StringBuilder();
        Heading(page, "Материалы программы");
        foreach (var (material, number) in contents.Programme.Materials.Select((m, i) => (m, i + 1)))
        {
            var name = $"materials/{number:00}-{material.Code}.html";
            Item(page, name, material.Title, material.About);
            await PutAsync(zip, name, material.Title, Html(MarkdownText.Render(material.Text, 1)) + (material.Url is { } url ? $"<p><a href=\"{encoder.Encode(url)}\">{encoder.Encode(url)}</a></p>" : ""), stop);
        }

        Heading(page, "Бланки карт");
        foreach (var (card, number) in contents.Cards.Select((c, i) => (c, i + 1)))
        {
            var name = $"cards/{number:00}-{card.Code}.html";
            Item(page, name, card.Title, card.Instruction);
            await PutAsync(zip, name, card.Title, $"<p>{encoder.Encode(card.Instruction)}</p>" + Blank(card), stop);
        }

        Heading(page, "Работы стажёров, согласных на публикацию");
        var works = contents.Works.Select(w => (w.Author, Content: ResourceContent.FromJson(w.Json))).ToList();
        var files = await FilesOfResource.LoadAsync(db, works.Select(w => w.Content), store, stop);
        for (var i = 0; i < works.Count; i++)
        {
            var folder = $"works/{i + 1:00}";
            Item(page, $"{folder}/index.html", works[i].Content.Title, works[i].Author);
            await PutWorkAsync(zip, folder, works[i].Author, works[i].Content, files, stop);
        }

        Heading(page, "Протоколы и отчёты");
        foreach (var link in contents.Links)
        {
            Item(page, link.Address.StartsWith('/') ? settings.Value.PublicUrl.TrimEnd('/') + link.Address : link.Address, link.Title, "");
        }

        var run = contents.Run;
        await PutAsync(zip, "index.html", $"Материалы стажировки «{Wording.Inner(run.ProgrammeTitle)}»", $"<p>{encoder.Encode($"{run.SiteTitle}, {run.StartsOn:dd.MM.yyyy} – {run.EndsOn:dd.MM.yyyy}")}</p>{page.Append("</ul>")}", stop);
    }

    private async Task PutWorkAsync(ZipArchive zip, string folder, string author, ResourceContent content, IReadOnlyDictionary<Guid, StoredFile> files, CancellationToken stop)
    {
        var list = new StringBuilder();
        foreach (var (file, number) in content.Files.Where(f => files.ContainsKey(f.Id)).Select((f, i) => (files[f.Id], i + 1)))
        {
            var name = $"{number:00}-{file.Name}";
            list.Append("<li><a href=\"").Append(encoder.Encode(Uri.EscapeDataString(name))).Append("\">").Append(encoder.Encode(file.Name)).Append("</a></li>");
            await FilesOfResource.PutAsync(zip, $"{folder}/{name}", file, store, stop);
        }

        await PutAsync(zip, $"{folder}/index.html", content.Title, $"<p>{encoder.Encode(author)}</p><p>{encoder.Encode(content.Summary)}</p>{Html(MarkdownText.Render(content.Body, 1))}<ul>{list}</ul>", stop);
    }

    private string Blank(Form card) => string.Concat(card.Fields.Select(f =>
        $"<h2>{encoder.Encode(f.Label)}</h2><p>{encoder.Encode(f.Options.Count > 0 ? string.Join(" / ", f.Options) : f.Hint)}</p><p>______________________________</p>"));

    private void Heading(StringBuilder page, string title) => page.Append(page.Length == 0 ? "" : "</ul>").Append("<h2>").Append(encoder.Encode(title)).Append("</h2><ul>");

    private void Item(StringBuilder page, string address, string title, string about) =>
        page.Append("<li><a href=\"").Append(encoder.Encode(address)).Append("\">").Append(encoder.Encode(title)).Append("</a> ").Append(encoder.Encode(about)).Append("</li>");

    private async Task PutAsync(ZipArchive zip, string name, string title, string body, CancellationToken stop)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(stop);
        var heading = encoder.Encode(title);
        await entry.WriteAsync(Encoding.UTF8.GetBytes($"<!DOCTYPE html><html lang=\"ru\"><head><meta charset=\"utf-8\"><title>{heading}</title></head><body><h1>{heading}</h1>{body}</body></html>"), stop);
    }

    private string Html(IHtmlContent content)
    {
        using var written = new StringWriter();
        content.WriteTo(written, encoder);
        return written.ToString();
    }
}
