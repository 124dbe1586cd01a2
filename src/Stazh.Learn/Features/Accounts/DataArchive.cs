using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Stazh.Learn.Features.Accounts;

/// <summary>Everything of one person as a ZIP: a JSON a section and the person's files, written to the line as it is read.</summary>
public sealed class DataArchive(IEnumerable<IPersonalData> sections)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Converters = { new JsonStringEnumConverter() },
    };

    public async Task WriteAsync(Stream target, Guid personId, CancellationToken stop)
    {
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);
        foreach (var section in sections.OrderBy(s => s.Section, StringComparer.Ordinal))
        {
            await using (var entry = await zip.CreateEntry($"{section.Section}.json").OpenAsync(stop))
            {
                await JsonSerializer.SerializeAsync(entry, await section.ExportAsync(personId, stop), Json, stop);
            }

            var number = 0;
            await foreach (var file in section.FilesAsync(personId, stop))
            {
                await using var entry = await zip.CreateEntry($"files/{section.Section}/{++number:000}-{Safe(file.Name)}", CompressionLevel.NoCompression).OpenAsync(stop);
                await using var content = await file.OpenAsync(stop);
                await content.CopyToAsync(entry, stop);
            }
        }
    }

    private static string Safe(string name)
    {
        var kept = string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ' ' ? c : '_')).Trim('.', ' ');
        return kept.Length <= 120 ? kept : kept[^120..];
    }
}
