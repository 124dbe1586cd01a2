namespace Stazh.Learn.Features.Accounts;

/// <summary>
/// What a feature knows of a person: for “my data” and for erasure. One implementation a feature that keeps anything of people, registered as
/// <c>services.AddScoped&lt;IPersonalData, FinalWorkPersonalData&gt;()</c>.
/// </summary>
public interface IPersonalData
{
    /// <summary>Name of the file and folder in the archive, small Latin letters: <c>final-works</c>.</summary>
    string Section { get; }

    /// <summary>The person's rows as records that serialize to JSON; no names or texts of anybody else.</summary>
    Task<object> ExportAsync(Guid personId, CancellationToken stop);

    /// <summary>The person's own files, opened one at a time while the archive is written.</summary>
    IAsyncEnumerable<PersonalFile> FilesAsync(Guid personId, CancellationToken stop) => AsyncEnumerable.Empty<PersonalFile>();

    /// <summary>What law keeps of this section after an erasure, as a Russian source sentence with its translation; null when nothing stays.</summary>
    string? Kept => null;

    /// <summary>Removes or makes anonymous what law does not keep, as tracked changes only: the caller saves everything at once.</summary>
    Task EraseAsync(Guid personId, DateTimeOffset now, CancellationToken stop);
}

/// <param name="Name">A file name; the archive makes it safe and unique.</param>
public sealed record PersonalFile(string Name, Func<CancellationToken, Task<Stream>> OpenAsync);
