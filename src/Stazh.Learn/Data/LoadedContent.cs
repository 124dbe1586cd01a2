using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Data;

/// <summary>A part of /content that this database has taken in whole: the same files are not read again by the same program at its next start.</summary>
public sealed class LoadedContent
{
    public required string Part { get; init; }

    public required string Hash { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<LoadedContent>
    {
        public void Configure(EntityTypeBuilder<LoadedContent> builder)
        {
            builder.ToTable("LoadedContent");
            builder.HasKey(c => c.Part);
            builder.Property(c => c.Part).HasMaxLength(100);
            builder.Property(c => c.Hash).HasMaxLength(64);
        }
    }
}

public static class ContentLoading
{
    /// <summary>Loads the part unless it is known.</summary>
    /// <param name="load">False when something of it was refused: it is tried again, and told again, at the next start.</param>
    public static async Task LoadOnceAsync(this AppDb db, string part, IEnumerable<string> paths, Func<Task<bool>> load, CancellationToken stop)
    {
        var hash = Hash(paths);
        if (await db.Set<LoadedContent>().AsNoTracking().AnyAsync(c => c.Part == part && c.Hash == hash, stop) || !await load())
        {
            return;
        }

        if (await db.Set<LoadedContent>().Where(c => c.Part == part).ExecuteUpdateAsync(s => s.SetProperty(c => c.Hash, hash), stop) == 0)
        {
            db.Add(new LoadedContent { Part = part, Hash = hash });
            await db.SaveChangesAsync(stop);
        }
    }

    /// <summary>Of the names and bytes of all files, and of the program that reads them.</summary>
    private static string Hash(IEnumerable<string> paths)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(ContentLoading).Module.ModuleVersionId.ToByteArray());
        foreach (var file in paths.SelectMany<string, string>(p => Directory.Exists(p) ? Directory.EnumerateFiles(p, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [p]))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
