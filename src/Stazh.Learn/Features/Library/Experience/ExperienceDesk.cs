using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Papers;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;
using Stazh.Learn.Web.Office;
using Stazh.Learn.Web.Pdf;

namespace Stazh.Learn.Features.Library;

/// <summary>Descriptions of experience: written by the resource's writers, marked as passed on by its keepers, taken as DOCX, PDF and ZIP.</summary>
public sealed class ExperienceDesk(AppDb db, LibraryDesk desk, PaperPress press, IFileStore store, TimeProvider clock, CurrentPerson me)
{
    /// <summary>The resource of the reader and its card, which may not be written yet; null is 404.</summary>
    public async Task<(Resource Resource, ExperienceCard? Card)?> FindAsync(string slug, CancellationToken stop) =>
        await desk.FindAsync(slug, stop) is { Kind: not ResourceKind.Act } resource ? (resource, await db.Set<ExperienceCard>().SingleOrDefaultAsync(c => c.ResourceId == resource.Id, stop)) : null;

    public async Task<Refusal?> SaveAsync(Resource resource, ExperienceCard? card, ExperienceText text, Guid stamp, CancellationToken stop)
    {
        if (card is not null && card.Stamp != stamp)
        {
            return new ExperienceWasSavedFirst();
        }

        card ??= db.Add(new ExperienceCard { ResourceId = resource.Id }).Entity;
        return card.Save(text) ?? await CommitAsync(resource, "experience.saved", null, stop);
    }

    public async Task<Refusal?> PassOnAsync(Resource resource, ExperienceCard card, DateOnly? on, DateOnly today, CancellationToken stop) =>
        card.PassOn(on, resource.IsShown, today) ?? await CommitAsync(resource, "experience.passed-on", card.PassedTo, stop);

    /// <summary>Everything that the bank asks, in its order.</summary>
    public static OfficeDocument Paper(Resource resource, ExperienceCard card)
    {
        var text = new StringBuilder("# Описание педагогического опыта\n\n");
        foreach (var (title, value) in new[]
        {
            ("Авторы", string.Join(", ", resource.Authors.OrderBy(a => a.Number).Select(a => a.Name))), ("Тема опыта", card.Topic), ("Условия возникновения опыта", card.Conditions), ("Сущность опыта", card.Essence),
            ("Результаты", card.Results), ("Куда передаётся", card.PassedTo), ("Файлы", string.Join(", ", resource.Draft.Files.Select(f => f.Name))),
        })
        {
            text.Append("## ").Append(title).Append("\n\n").Append(value.Length == 0 ? "—" : OfficeMarkdown.Escape(value)).Append("\n\n");
        }

        return new($"Описание опыта. {(card.Topic.Length <= 120 ? card.Topic : card.Topic[..120])}", text.ToString());
    }

    /// <summary>The paper with the files of the resource.</summary>
    public async Task ZipAsync(Stream target, Resource resource, ExperienceCard card, CancellationToken stop)
    {
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);
        await using (var entry = await zip.CreateEntry("opisanie-opyta.docx").OpenAsync(stop))
        {
            await entry.WriteAsync(DocxWriter.Write(Paper(resource, card)), stop);
        }

        var files = await FilesOfResource.LoadAsync(db, [resource.Draft], store, stop);
        foreach (var (file, number) in resource.Draft.Files.Where(f => files.ContainsKey(f.Id)).Select((f, i) => (files[f.Id], i + 1)))
        {
            await FilesOfResource.PutAsync(zip, $"files/{number:00}-{file.Name}", file, store, stop);
        }
    }

    public async Task<IResult> FileAsync(string slug, string extension, HttpContext context, CancellationToken stop)
    {
        if (await FindAsync(slug, stop) is not ({ } resource, { } card))
        {
            return Results.NotFound();
        }

        var paper = Paper(resource, card);
        var name = FileName.WithExtension(FileName.Clean(paper.Title), extension);
        switch (extension)
        {
            case "docx":
                return Results.File(DocxWriter.Write(paper), DocxWriter.ContentType, name);
            case "zip":
                return PackageZip.Send(context, target => ZipAsync(target, resource, card, stop), name);
            default:
                try
                {
                    return Results.File(await press.PdfAsync(paper, null, stop), "application/pdf", name);
                }
                catch (PdfNotMadeException)
                {
                    return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
                }
        }
    }

    private async Task<Refusal?> CommitAsync(Resource resource, string action, string? details, CancellationToken stop)
    {
        db.Record(clock.GetUtcNow(), me.Id, action, nameof(Resource), resource.Id, details);
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new ExperienceWasSavedFirst();
        }
    }
}
