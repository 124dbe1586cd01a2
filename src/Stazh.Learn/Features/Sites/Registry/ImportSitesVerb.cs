using System.Globalization;

namespace Stazh.Learn.Features.Sites;

/// <summary><c>import-sites file.csv [--dry-run]</c>: says about each line what it does; 1 when the file was not imported.</summary>
internal sealed class ImportSitesVerb(RegistryImport import) : IVerb
{
    public string Name => "import-sites";

    public string Usage => "<csv> [--dry-run] — brings a file of sites into the registry, whole or not at all";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken stop)
    {
        var dry = arguments.Contains("--dry-run");
        if (arguments.Where(a => a != "--dry-run").ToList() is not [var path])
        {
            await output.WriteLineAsync("Назовите файл, например: import-sites sites.csv --dry-run");
            return 2;
        }

        if (!File.Exists(path))
        {
            await output.WriteLineAsync($"Нет файла {path}");
            return 2;
        }

        var file = await File.ReadAllBytesAsync(path, stop);
        var report = dry
            ? await import.TryAsync(file, Path.GetFileName(path), null, stop)
            : await import.ApplyAsync(file, Path.GetFileName(path), null, null, stop);
        if (report.Refusal is { } refusal)
        {
            await output.WriteLineAsync(Sentence(refusal));
            return 1;
        }

        foreach (var row in report.Rows.Where(r => r.Verdict != RowVerdict.Same))
        {
            await output.WriteLineAsync($"{row.Line}: {Word(row.Verdict)}{(row.Why is { } why ? ": " + Sentence(why) : "")}");
        }

        await output.WriteLineAsync(string.Join(", ", Enum.GetValues<RowVerdict>().Select(v => $"{Word(v)} — {report.Count(v)}")));
        var bad = report.Count(RowVerdict.Bad) > 0;
        await output.WriteLineAsync(bad ? "Ничего не записано: исправьте строки с ошибками." : dry ? "Проверка: ничего не записано." : report.CanApply ? "Записано." : "Записывать нечего.");
        return bad ? 1 : 0;
    }

    private static string Word(RowVerdict verdict) => verdict switch
    {
        RowVerdict.New => "новая",
        RowVerdict.Changed => "изменена",
        RowVerdict.Same => "без изменений",
        RowVerdict.Duplicate => "повтор",
        _ => "ошибка",
    };

    private static string Sentence(Web.Refusal refusal) => string.Format(CultureInfo.GetCultureInfo("ru-RU"), refusal.Sentence, refusal.Values);
}
