using System.Text;

namespace Stazh.Learn.Web.Files;

/// <summary>TXT, CSV and MD: whole UTF-8 without control characters, and nothing that a browser or a shell would take for its own.</summary>
internal static class PlainText
{
    private static readonly string[] Active = ["<!doctype", "<html", "<head", "<body", "<script", "<svg", "<?xml", "<?php", "<iframe", "#!"];

    public static Sniffed Look(Stream content, ReadOnlySpan<byte> head, string extension)
    {
        var type = FileType.All.FirstOrDefault(t => t.Family == FileFamily.Text && t.Extensions.Contains(extension));
        if (type is null)
        {
            return default;
        }

        var start = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return Active.Any(a => start.StartsWith(a, StringComparison.OrdinalIgnoreCase)) ? default
            : IsText(content) ? new(type, null) : new(null, new NotUtf8Text());
    }

    private static bool IsText(Stream content)
    {
        content.Position = 0;
        using var reader = new StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, 1 << 14, leaveOpen: true);
        var piece = new char[1 << 14];
        try
        {
            int read;
            while ((read = reader.Read(piece)) > 0)
            {
                foreach (var c in piece.AsSpan(0, read))
                {
                    if ((c < ' ' && c is not ('\t' or '\r' or '\n' or '\f')) || c == '\u007f')
                    {
                        return false;
                    }
                }
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
