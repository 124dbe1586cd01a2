using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using DW = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using PIC = DocumentFormat.OpenXml.Drawing.Pictures;

namespace Stazh.Learn.Web.Office;

/// <summary>The logo as a picture in the line, in a paragraph of its own.</summary>
internal static class DocxPicture
{
    private const double EmuPerPoint = 12_700;

    public static Paragraph Logo(MainDocumentPart main, OfficeDocument document)
    {
        var part = main.AddImagePart(ImagePartType.Png);
        using (var png = new MemoryStream(document.Logo!.Png))
        {
            part.FeedData(png);
        }

        var (width, height) = ((long)(document.LogoSize.Width * EmuPerPoint), (long)(document.LogoSize.Height * EmuPerPoint));
        var picture = new PIC.Picture(
            new PIC.NonVisualPictureProperties(new PIC.NonVisualDrawingProperties { Id = 1U, Name = "logo.png" }, new PIC.NonVisualPictureDrawingProperties()),
            new PIC.BlipFill(new A.Blip { Embed = main.GetIdOfPart(part) }, new A.Stretch(new A.FillRectangle())),
            new PIC.ShapeProperties(new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = height }), new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }));
        return new(
            new ParagraphProperties { KeepNext = new(), SpacingBetweenLines = new() { After = "120" }, Justification = new() { Val = JustificationValues.Center } },
            new Run(new Drawing(new DW.Inline(
                new DW.Extent { Cx = width, Cy = height },
                new DW.DocProperties { Id = 1U, Name = "Логотип", Description = "Логотип организации" },
                new A.Graphic(new A.GraphicData(picture) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
            { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 })));
    }
}
