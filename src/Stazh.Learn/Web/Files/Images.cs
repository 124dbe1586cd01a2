using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Stazh.Learn.Web.Files;

/// <summary>A picture made anew without what the camera wrote about place and person: WebP and a small one beside it, both temporary files.</summary>
public sealed record CleanImage(string File, string Thumb, int Width, int Height);

public readonly record struct ImageOutcome(CleanImage? Image, Refusal? Refusal);

/// <summary>The boundary to the machine's image library.</summary>
public interface IImageProcessor
{
    bool Available { get; }

    /// <summary>Reads <paramref name="file"/> and writes the clean pictures beside it.</summary>
    Task<ImageOutcome> CleanAsync(string file, CancellationToken stop);

    /// <summary>A kept picture as PNG for office papers, at most so many pixels wide and high; null when it cannot be made.</summary>
    Task<OfficePicture?> PngAsync(Stream picture, int side, CancellationToken stop);
}

/// <param name="Png">The content.</param>
public sealed record OfficePicture(byte[] Png, int Width, int Height);

/// <summary>libvips in a process of its own: a crash or a bomb in a picture does not touch the site.</summary>
public sealed partial class VipsImages : IImageProcessor
{
    public const int MostMegapixels = 50;
    public const int LongestSide = 2400;
    public const int ThumbSide = 320;

    private static readonly ProgramLimits Limits = new(TimeSpan.FromSeconds(20), Memory: 1_500_000_000, Output: 50_000_000);

    /// <summary>Only the loaders that libvips calls safe: no SVG, no PDF, no ImageMagick.</summary>
    private static readonly Dictionary<string, string> Safe = new() { ["VIPS_BLOCK_UNTRUSTED"] = "1", ["VIPS_CONCURRENCY"] = "1" };

    private static readonly SemaphoreSlim Places = new(2, 2);

    public bool Available { get; } = OutsideProgram.Exists("vips") && OutsideProgram.Exists("vipsheader");

    public async Task<ImageOutcome> CleanAsync(string file, CancellationToken stop)
    {
        if (!Available)
        {
            return new(null, new ImagesUnavailable());
        }

        await Places.WaitAsync(stop);
        try
        {
            if (await SizeAsync(file, stop) is not var (width, height))
            {
                return new(null, new BrokenFile());
            }

            if ((long)width * height > MostMegapixels * 1_000_000L)
            {
                return new(null, new HugeImage(MostMegapixels));
            }

            var clean = await ShrinkAsync(file, LongestSide, ".clean.webp", stop);
            var thumb = clean is null ? null : await ShrinkAsync(clean, ThumbSide, ".thumb.webp", stop);
            return thumb is not null && await SizeAsync(clean!, stop) is var (w, h)
                ? new(new(clean!, thumb, w, h), null)
                : new(null, new BrokenFile());
        }
        finally
        {
            Places.Release();
        }
    }

    public async Task<OfficePicture?> PngAsync(Stream picture, int side, CancellationToken stop)
    {
        if (!Available)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("stazh-png");
        await Places.WaitAsync(stop);
        try
        {
            var (source, target) = (Path.Combine(folder.FullName, "source"), Path.Combine(folder.FullName, "target.png"));
            await using (var file = File.Create(source))
            {
                await picture.CopyToAsync(file, stop);
            }

            string[] arguments = ["thumbnail", source, $"{target}[strip]", Text(side), "--height", Text(side), "--size", "down"];
            var answer = await OutsideProgram.RunAsync("vips", arguments, Limits, environment: Safe, stop: stop);
            return answer.Ok && File.Exists(target) && await SizeAsync(target, stop) is var (width, height) ? new(await File.ReadAllBytesAsync(target, stop), width, height) : null;
        }
        finally
        {
            Places.Release();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int Width, int Height)?> SizeAsync(string file, CancellationToken stop)
    {
        var answer = await OutsideProgram.RunAsync("vipsheader", [file], Limits, environment: Safe, stop: stop);
        var size = Size().Match(System.Text.Encoding.UTF8.GetString(answer.Output));
        return answer.Ok && size.Success ? (Number(size.Groups[1]), Number(size.Groups[2])) : null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static async Task<string?> ShrinkAsync(string file, int side, string ending, CancellationToken stop)
    {
        var target = file + ending;
        // It turns the picture upright by its orientation; vipsthumbnail does the same but cannot be told to refuse a cut one.
        string[] arguments = ["thumbnail", file, $"{target}[Q=82,strip]", Text(side), "--height", Text(side), "--size", "down", "--fail-on", "truncated"];
        var answer = await OutsideProgram.RunAsync("vips", arguments, Limits, environment: Safe, stop: stop);
        if (!answer.Ok || !File.Exists(target))
        {
            return null;
        }

        await File.WriteAllBytesAsync(target, WebpMetadata.Remove(await File.ReadAllBytesAsync(target, stop)), stop);
        return target;
    }

    [GeneratedRegex(@": (\d{1,7})x(\d{1,7}) ")]
    private static partial Regex Size();
}

internal sealed class ImagesHealth(IImageProcessor images) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(images.Available ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("libvips-tools is not installed: pictures are refused"));
}
