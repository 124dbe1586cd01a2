namespace Stazh.Learn.Web.Files;

public enum FileFamily
{
    Image,
    Document,
    Video,
    Audio,
    Text,
}

/// <summary>What the program accepts; the first extension is the usual one.</summary>
public sealed record FileType(FileFamily Family, string ContentType, params string[] Extensions)
{
    public static readonly FileType Jpeg = new(FileFamily.Image, "image/jpeg", "jpg", "jpeg", "jpe", "jfif");
    public static readonly FileType Png = new(FileFamily.Image, "image/png", "png");
    public static readonly FileType Webp = new(FileFamily.Image, "image/webp", "webp");
    public static readonly FileType Gif = new(FileFamily.Image, "image/gif", "gif");
    public static readonly FileType Heic = new(FileFamily.Image, "image/heic", "heic", "heif");
    public static readonly FileType Pdf = new(FileFamily.Document, "application/pdf", "pdf");
    public static readonly FileType Docx = new(FileFamily.Document, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx");
    public static readonly FileType Xlsx = new(FileFamily.Document, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");
    public static readonly FileType Pptx = new(FileFamily.Document, "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx");
    public static readonly FileType Odt = new(FileFamily.Document, "application/vnd.oasis.opendocument.text", "odt");
    public static readonly FileType Ods = new(FileFamily.Document, "application/vnd.oasis.opendocument.spreadsheet", "ods");
    public static readonly FileType Odp = new(FileFamily.Document, "application/vnd.oasis.opendocument.presentation", "odp");
    public static readonly FileType Mp4 = new(FileFamily.Video, "video/mp4", "mp4", "m4v");
    public static readonly FileType Webm = new(FileFamily.Video, "video/webm", "webm");
    public static readonly FileType Mp3 = new(FileFamily.Audio, "audio/mpeg", "mp3");
    public static readonly FileType Txt = new(FileFamily.Text, "text/plain; charset=utf-8", "txt");
    public static readonly FileType Csv = new(FileFamily.Text, "text/csv; charset=utf-8", "csv");
    public static readonly FileType Markdown = new(FileFamily.Text, "text/markdown; charset=utf-8", "md");

    public static readonly IReadOnlyList<FileType> All =
        [Jpeg, Png, Webp, Gif, Heic, Pdf, Docx, Xlsx, Pptx, Odt, Ods, Odp, Mp4, Webm, Mp3, Txt, Csv, Markdown];

    public string Extension => Extensions[0];

    /// <summary>For the <c>accept</c> attribute of a file field.</summary>
    public static string Accept(params FileFamily[] families) =>
        string.Join(',', All.Where(t => families.Length == 0 || families.Contains(t.Family)).SelectMany(t => t.Extensions).Select(e => "." + e));
}
