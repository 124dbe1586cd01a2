using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace Stazh.Learn.Tests.Web.Files;

/// <summary>Small honest and hostile files.</summary>
internal static class Samples
{
    public static byte[] Pdf => Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    public static byte[] Docx(params (string Name, byte[] Content)[] more) => Zip(
    [
        ("[Content_Types].xml", "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"u8.ToArray()),
        ("word/document.xml", "<w:document/>"u8.ToArray()),
        .. more,
    ]);

    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return memory.ToArray();
    }

    /// <summary>A few kilobytes that unfold to half a gigabyte.</summary>
    public static byte[] Bomb()
    {
        var zeros = new byte[64 << 20];
        return Docx([.. Enumerable.Range(0, 8).Select(i => ($"word/media/{i}.bin", zeros))]);
    }

    /// <summary>A photograph with the camera's place in it.</summary>
    public static async Task<byte[]> PhotoWithPlace(int width = 640, int height = 480)
    {
        var plain = await Vips("black", ".jpg", width.ToString(), height.ToString(), "--bands", "3");
        // APP1: big-endian TIFF with Make «STAZHCAM» and an IFD of GPS with a latitude.
        byte[] tiff =
        [
            0x4D, 0x4D, 0, 42, 0, 0, 0, 8,
            0, 2, 0x01, 0x0F, 0, 2, 0, 0, 0, 9, 0, 0, 0, 38, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 48, 0, 0, 0, 0,
            .. "STAZHCAM\0\0"u8,
            0, 2, 0, 1, 0, 2, 0, 0, 0, 2, (byte)'N', 0, 0, 0, 0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 78, 0, 0, 0, 0,
            0, 0, 0, 59, 0, 0, 0, 1, 0, 0, 0, 56, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1,
        ];
        byte[] payload = [.. "Exif\0\0"u8, .. tiff];
        var length = payload.Length + 2;
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. payload, .. plain.AsSpan(2)];
    }

    public static Task<byte[]> Png(int width, int height) => Vips("black", ".png", width.ToString(), height.ToString());

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await error}");
        return output;
    }

    private static async Task<byte[]> Vips(string operation, string extension, params string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), $"stazh-{Guid.NewGuid():n}{extension}");
        try
        {
            await Run("vips", [operation, file, .. arguments]);
            return await File.ReadAllBytesAsync(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
