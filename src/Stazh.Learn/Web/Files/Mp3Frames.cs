using System.Buffers.Binary;

namespace Stazh.Learn.Web.Files;

/// <summary>MPEG audio layer III: two frames in a row after an optional ID3 tag make it MP3.</summary>
internal static class Mp3Frames
{
    private static readonly int[] KilobitsOfFirst = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] KilobitsOfSecond = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] Hertz = [44100, 48000, 32000];

    public static Sniffed Look(Stream content, ReadOnlySpan<byte> head)
    {
        long at = 0;
        if (head.StartsWith("ID3"u8))
        {
            if (head.Length < 10)
            {
                return new(null, new BrokenFile());
            }

            at = 10 + ((head[6] & 0x7F) << 21 | (head[7] & 0x7F) << 14 | (head[8] & 0x7F) << 7 | head[9] & 0x7F);
        }

        var next = Length(content, at);
        return next > 0 && Length(content, at + next) > 0
            ? new(FileType.Mp3, null)
            : new(null, head.StartsWith("ID3"u8) ? new BrokenFile() : new UnknownFileType());
    }

    private static int Length(Stream content, long at)
    {
        if (at + 4 > content.Length)
        {
            return 0;
        }

        Span<byte> header = stackalloc byte[4];
        content.Position = at;
        content.ReadExactly(header);
        var bits = BinaryPrimitives.ReadUInt32BigEndian(header);
        var version = bits >> 19 & 3;
        var rate = (int)(bits >> 12 & 15);
        var frequency = (int)(bits >> 10 & 3);
        if (bits >> 21 != 0x7FF || version == 1 || (bits >> 17 & 3) != 1 || rate is 0 or 15 || frequency == 3)
        {
            return 0;
        }

        var first = version == 3;
        var hertz = Hertz[frequency] / (first ? 1 : version == 2 ? 2 : 4);
        return (first ? 144_000 * KilobitsOfFirst[rate] : 72_000 * KilobitsOfSecond[rate]) / hertz + (int)(bits >> 9 & 1);
    }
}
