using System.Text;
using System.Text.Encodings.Web;
using Stazh.Learn.Web.Office;
using Stazh.Learn.Web.Pdf;

namespace Stazh.Learn.Features.Papers;

/// <summary>Papers as files: DOCX to go on editing, PDF to file.</summary>
public sealed class PaperPress(HtmlToPdf pdf, HtmlEncoder encoder)
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

        return html.Append(OfficeMarkdown.ForPaper(paper.Markdown)).Append("</body></html>").ToString();
    }
}
