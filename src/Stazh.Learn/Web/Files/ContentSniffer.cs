using System.Buffers.Binary;
using System.Text;

namespace Stazh.Learn.Web.Files;

public readonly record struct Sniffed(FileType? Type, Refusal? Refusal);

/// <summary>
/// Tells a file's type by what is in it, never by what it is called, and refuses whatever is two things at once. What a browser would run
/// (SVG, HTML, scripts) and what a system would run has no type here, so it is refused.
/// </summary>
public static class ContentSniffer
{
    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "mif1", "msf1"];
    private static readonly string[] Mp4Brands = ["isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "MSNV", "dash"];

    /// <param name="content">Seekable; left at an arbitrary place.</param>
    /// <param name="name">The sender's name of it; the extension must agree with the content.</param>
    public static Sniffed Look(Stream content, string name)
    {
        if (content.Length == 0)
        {
            return new(null, new EmptyFile());
        }

        var head = new byte[(int)Math.Min(content.Length, 4096)];
        content.Position = 0;
        content.ReadExactly(head);
        var extension = FileName.Extension(FileName.Clean(name));
        var found = ByMagic(content, head);
        if (found is { Type: null, Refusal: null })
        {
            found = PlainText.Look(content, head, extension);
        }

        if (found.Type is null)
        {
            return found.Refusal is null ? new(null, new UnknownFileType()) : found;
        }

        if (found.Type.Family != FileFamily.Text && !IsZip(head) && ZipInspection.HasDirectoryAtEnd(content))
        {
            return new(null, new DoubleFile());
        }

        return extension.Length > 0 && !found.Type.Extensions.Contains(extension)
            ? new(null, new MismatchedName(extension, found.Type.Extension.ToUpperInvariant()))
            : found;
    }

    private static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\x03\x04"u8);

    private static Sniffed ByMagic(Stream content, ReadOnlySpan<byte> head) => head switch
    {
        _ when head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => Is(FileType.Jpeg),
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) => head.Length > 24 && head[12..16].SequenceEqual("IHDR"u8) ? Is(FileType.Png) : Broken,
        _ when head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) => head.Length > 13 ? Is(FileType.Gif) : Broken,
        _ when head.Length > 16 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8) =>
            BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) + 8L <= content.Length ? Is(FileType.Webp) : Broken,
        _ when head.StartsWith("%PDF-1."u8) || head.StartsWith("%PDF-2."u8) => EndsWithMark(content, "%%EOF"u8) ? Is(FileType.Pdf) : Broken,
        _ when IsZip(head) => ZipInspection.Look(content),
        _ when head.Length > 16 && head[4..8].SequenceEqual("ftyp"u8) => Boxes(content, head),
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) => head[..Math.Min(64, head.Length)].IndexOf("webm"u8) > 0 ? Is(FileType.Webm) : default,
        _ when head.StartsWith("ID3"u8) || (head.Length > 4 && head[0] == 0xFF && (head[1] & 0xE0) == 0xE0) => Mp3Frames.Look(content, head),
        _ => default,
    };

    private static Sniffed Is(FileType type) => new(type, null);

    private static Sniffed Broken => new(null, new BrokenFile());

    private static bool EndsWithMark(Stream content, ReadOnlySpan<byte> mark)
    {
        Span<byte> tail = stackalloc byte[(int)Math.Min(content.Length, 2048)];
        content.Position = content.Length - tail.Length;
        content.ReadExactly(tail);
        return tail.IndexOf(mark) >= 0;
    }

    /// <summary>ISO base media: the boxes must follow each other exactly to the end of the file.</summary>
    private static Sniffed Boxes(Stream content, ReadOnlySpan<byte> head)
    {
        var brand = Encoding.ASCII.GetString(head[8..12]);
        var type = HeicBrands.Contains(brand) ? FileType.Heic : Mp4Brands.Contains(brand) ? FileType.Mp4 : null;
        if (type is null)
        {
            return default;
        }

        var wanted = type == FileType.Heic ? "meta" : "moov";
        var seen = false;
        Span<byte> box = stackalloc byte[16];
        for (long at = 0; at < content.Length;)
        {
            if (content.Length - at < 8)
            {
                return Broken;
            }

            content.Position = at;
            content.ReadExactly(box[..8]);
            long size = BinaryPrimitives.ReadUInt32BigEndian(box);
            if (size == 1 && content.Length - at >= 16)
            {
                content.ReadExactly(box[8..]);
                size = BinaryPrimitives.ReadInt64BigEndian(box[8..]);
            }

            size = size == 0 ? content.Length - at : size;
            if (size < 8 || size > content.Length - at || box[4..8].ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            {
                return Broken;
            }

            seen |= Encoding.ASCII.GetString(box[4..8]) == wanted;
            at += size;
        }

        return seen ? Is(type) : Broken;
    }
}
