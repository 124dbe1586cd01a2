using System.IO.Compression;

namespace Stazh.Learn.Web.Files;

/// <summary>Office documents are ZIP archives: looks at what they declare, and unpacks them to nowhere to see that they are no bomb.</summary>
internal static class ZipInspection
{
    private const int MostEntries = 5_000;
    private const long MostUnzipped = 400L << 20;
    private const int DirectoryEndLength = 22;

    /// <summary>An end-of-directory record whose comment reaches exactly to the end: the file opens as an archive.</summary>
    public static bool HasDirectoryAtEnd(Stream content)
    {
        var tail = new byte[(int)Math.Min(content.Length, DirectoryEndLength + ushort.MaxValue)];
        content.Position = content.Length - tail.Length;
        content.ReadExactly(tail);
        for (var at = tail.Length - DirectoryEndLength; at >= 0; at--)
        {
            if (tail.AsSpan(at).StartsWith("PK\x05\x06"u8))
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="most">Bytes that may come out of it.</param>
    public static Sniffed Look(Stream content, long most = MostUnzipped)
    {
        try
        {
            content.Position = 0;
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostEntries)
            {
                return new(null, new InflatedFile());
            }

            if (zip.Entries.Any(e => e.FullName.Split('/', '\\').Contains("..") || Path.IsPathRooted(e.FullName)))
            {
                return new(null, new BrokenFile());
            }

            if (zip.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                return new(null, new MacroFile());
            }

            return TypeOf(zip) is not { } type ? default : Unpack(zip, most) ? new(type, null) : new(null, new InflatedFile());
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return new(null, new BrokenFile());
        }
    }

    private static FileType? TypeOf(ZipArchive zip)
    {
        if (zip.GetEntry("mimetype") is { } mime && zip.Entries[0] == mime)
        {
            var declared = Read(mime, 100).Trim();
            return zip.GetEntry("content.xml") is null ? null : FileType.All.FirstOrDefault(t => t.ContentType == declared);
        }

        var types = zip.GetEntry("[Content_Types].xml") is { } list ? Read(list, 1 << 20) : "";
        return types.Contains("wordprocessingml.document.main+xml", StringComparison.Ordinal) ? FileType.Docx
            : types.Contains("spreadsheetml.sheet.main+xml", StringComparison.Ordinal) ? FileType.Xlsx
            : types.Contains("presentationml.presentation.main+xml", StringComparison.Ordinal) ? FileType.Pptx
            : null;
    }

    private static string Read(ZipArchiveEntry entry, int most)
    {
        using var reader = new StreamReader(entry.Open());
        var text = new char[most];
        return new(text, 0, reader.ReadBlock(text));
    }

    private static bool Unpack(ZipArchive zip, long most)
    {
        if (zip.Entries.Sum(e => e.Length) > most)
        {
            return false;
        }

        var piece = new byte[1 << 16];
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            int read;
            while ((read = stream.Read(piece)) > 0)
            {
                if ((total += read) > most)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
