namespace Stazh.Learn.Features.Administration.Backups;

internal sealed class BackupVerb(Backup backup) : IVerb
{
    public string Name => "backup";

    public string Usage => "<file.zip> — saves database, files and keys into one new archive while the site may run";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken stop)
    {
        if (arguments is not [var file])
        {
            await output.WriteLineAsync("Name the file, for example: backup stazh-2026-11-24.zip");
            return 2;
        }

        try
        {
            if (File.Exists(file))
            {
                throw new IOException("this file is already there");
            }

            var made = await backup.SaveAsync(Path.GetFullPath(file), stop);
            await output.WriteLineAsync($"{made.Database} ({made.Schema}), {made.Entries.Count(e => e.IsFile)} files, {new FileInfo(file).Length} bytes. Keep it as safe as the database itself.");
            foreach (var missing in made.Missing)
            {
                await output.WriteLineAsync($"Not in the store any more: {missing}");
            }

            return 0;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync($"Nothing was saved: {e.Message}");
            return 1;
        }
    }
}

internal sealed class RestoreVerb(Restoring restoring) : IVerb
{
    public string Name => "restore";

    public string Usage => "<file.zip> [--force] — brings a backup into an empty place (or, forced, over what is there); stop the site first";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken stop)
    {
        if (arguments.Where(a => a != "--force").ToList() is not [var file])
        {
            await output.WriteLineAsync("Name the file, for example: restore stazh-2026-11-24.zip");
            return 2;
        }

        try
        {
            var loaded = await restoring.LoadAsync(file, arguments.Contains("--force"), stop);
            await output.WriteLineAsync($"Restored: {loaded.Database} ({loaded.Schema}) of {loaded.CreatedAt:u}, {loaded.Entries.Count(e => e.IsFile)} files.");
            return 0;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            await output.WriteLineAsync($"Nothing was restored: {e.Message}");
            return 1;
        }
    }
}
