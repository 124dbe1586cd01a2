using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Stazh.Learn.Web.Office;
using Stazh.Learn.Web.Pdf;

namespace Stazh.Learn.Features.Papers;

/// <summary>Papers as files: DOCX to go on editing, PDF to file.</summary>
public sealed partial class PaperPress(HtmlToPdf pdf, HtmlEncoder encoder)
{
    /// <param name="mark">A word across the head, for example of a draft; null for none.</param>
    /// <exception cref="PdfNotMadeException">WeasyPrint is not there, failed or ran out of time.</exception>
    public Task<byte[]> PdfAsync(OfficeDocument paper, string? mark, CancellationToken stop) => pdf.MakeAsync(Html(paper, mark), stop);

    private string Html(OfficeDocument paper, string? mark)
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"ru\"><head><meta charset=\"utf-8\"><title>").Append(encoder.Encode(paper.Title))
            .Append("</title><link rel=\"stylesheet\" href=\"paper.css\"></head><body class=\"office").Append(paper.Landscape ? " landscape" : "").Append("\">");
        if (mark is not null)
        {
            html.Append("<p class=\"mark\">").Append(encoder.Encode(mark)).Append("</p>");
        }

        if (paper.Logo is { } logo)
        {
            html.Append("<p class=\"logo\"><img alt=\"Логотип организации\" src=\"data:image/png;base64,").Append(Convert.ToBase64String(logo.Png)).Append("\"></p>");
        }

        // “2026 г.” is never torn between two lines.
        return html.Append(YearEnd().Replace(OfficeMarkdown.ForPaper(paper.Markdown), "\u00a0")).Append("</body></html>").ToString();
    }

    [GeneratedRegex(@"(?<=\b\d{4}) (?=г\.|гг\.|год)")]
    private static partial Regex YearEnd();
}
