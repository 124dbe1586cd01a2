using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Features.Sites;

public enum AddressVerdict
{
    Answers,

    /// <summary>Answers under the name of another site.</summary>
    Moved,

    /// <summary>Is there, but does not let programs in: a person may still read it.</summary>
    Refuses,

    Missing,
    Broken,
    Silent,

    /// <summary>Leads into a closed network, where this program does not go.</summary>
    Closed,
}

/// <summary>The last look at an address of the registry. The address itself is never changed.</summary>
public sealed class AddressCheck
{
    /// <summary>Bad this often in a row, and readers are told: one bad night is no news.</summary>
    public const int Dubious = 2;

    /// <summary>SHA-256 of the address: it is too long for a key.</summary>
    public required string Hash { get; init; }

    public required string Url { get; init; }

    public AddressVerdict Verdict { get; private set; }

    public int? Status { get; private set; }

    /// <summary>Where it leads now, if that is another site.</summary>
    public string? LeadsTo { get; private set; }

    public DateTimeOffset CheckedAt { get; private set; }

    public DateTimeOffset? BadSince { get; private set; }

    public int BadInARow { get; private set; }

    public static string HashOf(string url) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)));

    public void Record(Look look, DateTimeOffset now)
    {
        var bad = look.Verdict is AddressVerdict.Missing or AddressVerdict.Broken or AddressVerdict.Silent or AddressVerdict.Closed;
        (Verdict, Status, LeadsTo, CheckedAt) = (look.Verdict, look.Status, look.LeadsTo, now);
        BadSince = bad ? BadSince ?? now : null;
        BadInARow = bad ? BadInARow + 1 : 0;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<AddressCheck>
    {
        public void Configure(EntityTypeBuilder<AddressCheck> builder)
        {
            builder.ToTable("AddressChecks");
            builder.HasKey(c => c.Hash);
            builder.Property(c => c.Hash).HasMaxLength(64);
            builder.Property(c => c.Url).HasMaxLength(2000);
            builder.Property(c => c.LeadsTo).HasMaxLength(2000);
            builder.HasIndex(c => c.BadInARow);
        }
    }
}

/// <summary>What one look at an address showed.</summary>
public sealed record Look(AddressVerdict Verdict, int? Status = null, string? LeadsTo = null);
