using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Papers;

/// <summary>A template for a list.</summary>
public sealed record TemplateLine(string Code, string Title, PaperKind Kind, string Source, bool IsOwn);

/// <summary>The text in force of a region.</summary>
/// <param name="Version">Zero: the original.</param>
public sealed record TemplateText(string Code, string Text, int Version, PaperTemplate Template);

/// <summary>Templates of content/templates/papers and what regions made of them.</summary>
public sealed class PaperTemplates(AppDb db, TemplateFiles files)
{
    /// <summary>The template as the region has it; null when there is none of that code.</summary>
    public async Task<TemplateText?> FindAsync(string region, string code, CancellationToken stop)
    {
        if (files.Find(code) is not { } original)
        {
            return null;
        }

        var own = await db.Set<TemplateVersion>().AsNoTracking().Where(v => v.Region == region && v.Code == code).OrderByDescending(v => v.Version).Select(v => new { v.Version, v.Text }).FirstOrDefaultAsync(stop);
        // A kept text may be older than a rule of templates: the original is better than no paper.
        return own?.Text is { } text && TemplateReader.Read(code, text).Template is { } template
            ? new(code, text, own.Version, template)
            : new(code, original.Text, own?.Version ?? 0, original.Template);
    }

    public async Task<IReadOnlyList<TemplateLine>> AllAsync(string region, CancellationToken stop)
    {
        var own = await db.Set<TemplateVersion>().AsNoTracking().Where(v => v.Region == region && !db.Set<TemplateVersion>().Any(n => n.Region == region && n.Code == v.Code && n.Version > v.Version) && v.Text != null)
            .Select(v => v.Code).ToListAsync(stop);
        return [.. files.All.Select(t => new TemplateLine(t.Code, t.Title, t.Kind, t.Source, own.Contains(t.Code))).OrderBy(t => t.Kind).ThenBy(t => t.Code, StringComparer.Ordinal)];
    }

    /// <summary>Labels of the places that have to be filled before the paper can be registered.</summary>
    public async Task<IReadOnlyList<string>> OpenPlacesAsync(Paper paper, CancellationToken stop)
    {
        var template = (await FindAsync(paper.Region, paper.TemplateCode, stop))?.Template;
        return [.. TemplateBody.Open(paper.Body).Where(n => !SystemFields.IsLate(n)).Select(n => template?.Label(n) ?? n)];
    }

    /// <summary>A new version, or with null the original again; the caller saves.</summary>
    public async Task AddAsync(string region, string code, string? text, int after, Guid by, DateTimeOffset now, CancellationToken stop)
    {
        var version = new TemplateVersion { Id = Guid.CreateVersion7(now), Region = region, Code = code, Version = after + 1, Text = text?.ReplaceLineEndings("\n"), SavedAt = now, SavedById = by };
        db.Add(version);
        db.Record(now, by, text is null ? "paper-template.restored" : "paper-template.saved", nameof(TemplateVersion), version.Id, $"{code} {version.Version}");
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>The originals, read again when a file has changed.</summary>
public sealed class TemplateFiles(ContentFolder content)
{
    private readonly ConcurrentDictionary<string, (DateTime Written, Original File)> known = new();

    public IEnumerable<PaperTemplate> All => Directory.EnumerateFiles(content.File("templates", "papers"), "*.md").Select(f => Read(f).Template);

    public Original? Find(string code) =>
        code.Length is > 0 and <= 60 && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && content.File("templates", "papers", code + ".md") is var file && File.Exists(file) ? Read(file) : null;

    private Original Read(string file)
    {
        var written = File.GetLastWriteTimeUtc(file);
        if (!known.TryGetValue(file, out var kept) || kept.Written != written)
        {
            var text = File.ReadAllText(file).ReplaceLineEndings("\n");
            var read = TemplateReader.Read(Path.GetFileNameWithoutExtension(file), text);
            var mistakes = string.Join("; ", read.Mistakes.Select(m => $"{m.Line}: {string.Format(System.Globalization.CultureInfo.InvariantCulture, m.Sentence, m.Values)}"));
            known[file] = kept = (written, new(text, read.Template ?? throw new InvalidDataException($"{file}: {mistakes}")));
        }

        return kept.File;
    }

    public sealed record Original(string Text, PaperTemplate Template);
}
