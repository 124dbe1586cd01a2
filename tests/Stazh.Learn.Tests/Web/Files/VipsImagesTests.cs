using System.Text;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Tests.Web.Files;

public sealed class VipsImagesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stazh-images-").FullName;

    [Fact]
    public async Task A_photograph_becomes_webp_without_place_and_camera()
    {
        var photo = await Samples.PhotoWithPlace(3000, 2000);
        Assert.Contains("STAZHCAM", Encoding.Latin1.GetString(photo), StringComparison.Ordinal);

        var image = await Clean(photo);

        Assert.Equal((2400, 1600), (image.Width, image.Height));
        foreach (var file in (string[])[image.File, image.Thumb])
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            var text = Encoding.Latin1.GetString(bytes);
            Assert.Equal("WEBP", text[8..12]);
            Assert.DoesNotContain("EXIF", text, StringComparison.Ordinal);
            Assert.DoesNotContain("STAZHCAM", text, StringComparison.Ordinal);
            Assert.DoesNotContain("gps", await Samples.Run("vipsheader", "-a", file), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains(" 320x213 ", await Samples.Run("vipsheader", image.Thumb), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Libvips_leaves_the_place_in_so_the_cleaning_has_something_to_do()
    {
        var source = await Put(await Samples.PhotoWithPlace());
        var dirty = Path.Combine(folder, "dirty.webp");
        await Samples.Run("vipsthumbnail", source, "--size", "200x200", "-o", dirty);
        var bytes = await File.ReadAllBytesAsync(dirty, TestContext.Current.CancellationToken);
        Assert.Contains("STAZHCAM", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("STAZHCAM", Encoding.Latin1.GetString(WebpMetadata.Remove(bytes)), StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => WebpMetadata.Remove(bytes.AsSpan(0, bytes.Length / 2)));
    }

    [Fact]
    public async Task A_picture_of_too_many_pixels_is_refused_by_its_header() =>
        Assert.IsType<HugeImage>(await Refused(await Samples.Png(9000, 9000)));

    [Fact]
    public async Task A_cut_picture_and_a_drawing_by_another_name_are_refused()
    {
        var photo = await Samples.PhotoWithPlace();
        Assert.IsType<BrokenFile>(await Refused(photo[..(photo.Length / 2)]));
        Assert.IsType<BrokenFile>(await Refused("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"u8.ToArray()));
        Assert.IsType<BrokenFile>(await Refused("GIF89a/*alert(1)*/=1;"u8.ToArray()));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<string> Put(byte[] content)
    {
        var file = Path.Combine(folder, Guid.NewGuid().ToString("n"));
        await File.WriteAllBytesAsync(file, content);
        return file;
    }

    private async Task<CleanImage> Clean(byte[] content)
    {
        var (image, refusal) = await new VipsImages().CleanAsync(await Put(content), CancellationToken.None);
        Assert.Null(refusal);
        return image!;
    }

    private async Task<Stazh.Learn.Web.Refusal?> Refused(byte[] content) => (await new VipsImages().CleanAsync(await Put(content), CancellationToken.None)).Refusal;
}
