using Stazh.Learn.Tests.Web.Files;

namespace Stazh.Learn.Tests.Web.Office;

/// <summary>Another program's eyes: LibreOffice opens files and writes what it sees, all of them in one run with a profile of its own.</summary>
internal static class LibreOffice
{
    /// <returns>Files by their name without ending.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> Convert(string folder, string ending, params string[] files)
    {
        var target = Path.Combine(folder, "seen-" + ending.Split(':')[0]);
        await Samples.Run("soffice", [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--convert-to", ending, "--outdir", target, .. files]);
        return Directory.EnumerateFiles(target).ToDictionary(f => Path.GetFileNameWithoutExtension(f)!);
    }

    /// <summary>Words without repeated spaces.</summary>
    public static async Task<string> TextOf(string pdf) => Plain(await Samples.Run("pdftotext", "-layout", pdf, "-"));

    public static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
