using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Stazh.Learn.Features.Administration.Backups;

/// <param name="Format">Version of this very layout.</param>
/// <param name="Schema">The last migration of the database.</param>
/// <param name="Tables">PostgreSQL only: in an order in which no row comes before what it points to.</param>
/// <param name="Missing">Contents that the database names and the store did not have.</param>
public sealed record BackupManifest(
    int Format, string Program, DateTimeOffset CreatedAt, string Database, string Schema, IReadOnlyList<BackupTable> Tables, IReadOnlyList<BackupEntry> Entries, IReadOnlyList<string> Missing)
{
    public const string FileName = "manifest.json";
    public const int Current = 1;
}

public sealed record BackupTable(string Name, IReadOnlyList<string> Columns)
{
    public string Entry => $"database/{Name}.copy";
}

public sealed partial record BackupEntry(string Name, long Length, string Sha256)
{
    /// <summary>Only names that this program gives: nothing of a foreign archive may land elsewhere.</summary>
    public bool IsKnown => Known().IsMatch(Name);

    public bool IsFile => Name.StartsWith("files/", StringComparison.Ordinal);

    public bool IsKey => Name.StartsWith("keys/", StringComparison.Ordinal);

    /// <summary>Copies and answers the entry that describes what was copied.</summary>
    public static async Task<BackupEntry> CopyAsync(string name, Stream from, Stream to, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        long length = 0;
        for (int read; (read = await from.ReadAsync(buffer, stop)) > 0; length += read)
        {
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), stop);
        }

        return new(name, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    [GeneratedRegex(@"\A(database/[A-Za-z0-9_]+\.(db|copy)|files/[0-9a-f]{64}|keys/[A-Za-z0-9-]+\.xml)\z")]
    private static partial Regex Known();
}
