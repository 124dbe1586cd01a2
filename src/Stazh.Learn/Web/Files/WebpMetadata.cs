using System.Buffers.Binary;

namespace Stazh.Learn.Web.Files;

/// <summary>Keeps only the picture of a WebP: libvips 8.14 leaves EXIF (place and camera) and XMP in, whatever it is told.</summary>
public static class WebpMetadata
{
    private const byte ExifAndXmp = 0x0C;

    /// <exception cref="InvalidDataException">Not a WebP, or cut.</exception>
    public static byte[] Remove(ReadOnlySpan<byte> webp)
    {
        if (webp.Length < 12 || !webp.StartsWith("RIFF"u8) || !webp[8..12].SequenceEqual("WEBP"u8))
        {
            throw new InvalidDataException("not WebP");
        }

        var clean = new byte[webp.Length + 1];
        webp[..12].CopyTo(clean);
        var end = 12;
        for (var at = 12; at + 8 <= webp.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(webp[(at + 4)..]);
            if (length < 0 || at + 8L + length > webp.Length)
            {
                throw new InvalidDataException("cut WebP");
            }

            var id = webp.Slice(at, 4);
            if (IsPicture(id))
            {
                webp.Slice(at, 8 + length).CopyTo(clean.AsSpan(end));
                if (id.SequenceEqual("VP8X"u8))
                {
                    clean[end + 8] &= unchecked((byte)~ExifAndXmp);
                }

                end += 8 + length + (length & 1);
            }

            at += 8 + length + (length & 1);
        }

        BinaryPrimitives.WriteInt32LittleEndian(clean.AsSpan(4), end - 8);
        return clean[..end];
    }

    private static bool IsPicture(ReadOnlySpan<byte> id) =>
        id.SequenceEqual("VP8X"u8) || id.SequenceEqual("VP8 "u8) || id.SequenceEqual("VP8L"u8) || id.SequenceEqual("ALPH"u8)
        || id.SequenceEqual("ICCP"u8) || id.SequenceEqual("ANIM"u8) || id.SequenceEqual("ANMF"u8);
}
