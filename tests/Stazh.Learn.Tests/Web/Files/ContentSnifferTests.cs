using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Tests.Web.Files;

public sealed class ContentSnifferTests
{
    private static readonly byte[] Gif = [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, 0x3B];
    private static readonly byte[] Mp4 = [0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 0, 0, 0, 0, 0, 8, .. "moov"u8];

    [Fact]
    public void Each_type_is_told_by_its_content()
    {
        Accepts(Samples.Pdf, "план.pdf", FileType.Pdf);
        Accepts(Samples.Docx(), "План.DOCX", FileType.Docx);
        Accepts(Samples.Zip([("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), ("content.xml", [1])]), "план.odt", FileType.Odt);
        Accepts(Gif, "a.gif", FileType.Gif);
        Accepts(Mp4, "урок.mp4", FileType.Mp4);
        Accepts([0x1A, 0x45, 0xDF, 0xA3, 0x8F, 0x42, 0x82, 0x84, .. "webm"u8, 0, 0], "урок.webm", FileType.Webm);
        Accepts(Mp3(), "песня.mp3", FileType.Mp3);
        Accepts([.. "ID3\x03\0\0\0\0\0\x05"u8, 0, 0, 0, 0, 0, .. Mp3()], "песня.mp3", FileType.Mp3);
        Accepts(Samples.Text("\uFEFFУрок; тема\n1; 2"), "таблица.csv", FileType.Csv);
        Accepts(Samples.Text("# План\n\n<details>"), "план.md", FileType.Markdown);
    }

    [Fact]
    public void An_empty_file_is_refused() => Refuses<EmptyFile>([], "план.pdf");

    [Fact]
    public void What_a_browser_or_a_system_would_run_is_refused()
    {
        Refuses<UnknownFileType>(Samples.Text("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"), "рисунок.svg");
        Refuses<UnknownFileType>(Samples.Text("<?xml version=\"1.0\"?><svg/>"), "рисунок.jpg");
        Refuses<UnknownFileType>(Samples.Text("  <!DOCTYPE html><script>alert(1)</script>"), "план.txt");
        Refuses<UnknownFileType>(Samples.Text("#!/bin/sh\nrm -rf /"), "план.txt");
        Refuses<UnknownFileType>([.. "MZ"u8, .. new byte[200]], "план.docx");
        Refuses<UnknownFileType>([0x7F, .. "ELF"u8, .. new byte[200]], "план.pdf");
        Refuses<NotUtf8Text>([.. "MZ"u8, .. new byte[200]], "план.txt");
        Refuses<MacroFile>(Samples.Docx(("word/vbaProject.bin", [1, 2])), "план.docx");
    }

    [Fact]
    public void A_renamed_file_is_refused_with_its_real_format()
    {
        var refusal = Refuses<MismatchedName>(Samples.Pdf, "фото.jpg");
        Assert.Equal("PDF", refusal.Real);
        Refuses<MismatchedName>(Samples.Docx(), "таблица.xlsx");
        Refuses<UnknownFileType>(Samples.Zip([("a.txt", [1])]), "план.docx");
    }

    [Fact]
    public void A_cut_file_is_refused()
    {
        var docx = Samples.Docx();
        Refuses<BrokenFile>(docx[..(docx.Length / 2)], "план.docx");
        Refuses<BrokenFile>(Samples.Pdf[..40], "план.pdf");
        Refuses<BrokenFile>(Mp4[..^4], "урок.mp4");
        Refuses<BrokenFile>([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0], "a.png");
    }

    [Fact]
    public void A_second_file_inside_the_first_is_refused()
    {
        Refuses<DoubleFile>([.. Gif, .. Samples.Docx()], "a.gif");
        Refuses<DoubleFile>([.. Samples.Pdf, .. Samples.Docx()[..^0], .. "%%EOF"u8], "план.pdf");
        Refuses<DoubleFile>([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xD9, .. Samples.Zip([("evil.js", [1])])], "фото.jpg");
        Refuses<UnknownFileType>([.. "<script>"u8, .. Samples.Pdf], "план.pdf");
    }

    [Fact]
    public void A_bomb_and_a_way_out_of_the_archive_are_refused()
    {
        Refuses<InflatedFile>(Samples.Bomb(), "план.docx");
        Refuses<BrokenFile>(Samples.Docx(("../../etc/cron.d/x", [1])), "план.docx");
        Refuses<InflatedFile>(Samples.Docx([.. Enumerable.Range(0, 5001).Select(i => ($"word/{i}", new byte[] { 1 }))]), "план.docx");
    }

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\Users\\Оля\\план урока.docx", "план урока.docx")]
    [InlineData("a\u202Etxt.exe.pdf", "atxt.exe.pdf")]
    [InlineData("..", "файл")]
    [InlineData(".pdf", "pdf")]
    [InlineData("план<1>:\"?*|\0\r\n.pdf", "план1.pdf")]
    public void A_name_is_cleaned(string given, string clean) => Assert.Equal(clean, FileName.Clean(given));

    [Fact]
    public void A_huge_name_is_shortened_and_keeps_its_extension()
    {
        var clean = FileName.Clean(new string('ы', 5000) + ".docx");
        Assert.Equal(FileName.Longest, clean.Length);
        Assert.EndsWith(".docx", clean, StringComparison.Ordinal);
        Assert.InRange(FileName.Clean(string.Concat(Enumerable.Repeat("a😀", 3000)) + ".pdf").Length, FileName.Longest - 1, FileName.Longest);
    }

    private static byte[] Mp3()
    {
        var frame = new byte[417];
        (frame[0], frame[1], frame[2]) = (0xFF, 0xFB, 0x90);
        return [.. frame, .. frame, .. frame];
    }

    private static void Accepts(byte[] content, string name, FileType type)
    {
        var (found, refusal) = Look(content, name);
        Assert.Null(refusal);
        Assert.Equal(type, found);
    }

    private static T Refuses<T>(byte[] content, string name)
        where T : Refusal
    {
        var (found, refusal) = Look(content, name);
        Assert.Null(found);
        return Assert.IsType<T>(refusal);
    }

    private static (FileType?, Refusal?) Look(byte[] content, string name)
    {
        var sniffed = ContentSniffer.Look(new MemoryStream(content), name);
        return (sniffed.Type, sniffed.Refusal);
    }
}
