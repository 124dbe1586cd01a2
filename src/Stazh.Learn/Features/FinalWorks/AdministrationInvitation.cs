using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stazh.Learn.Features.FinalWorks;

/// <summary>
/// A link by which the school's administration evaluates a work without an account: random, kept as a hash only, good once and for
/// two weeks.
/// </summary>
public sealed class AdministrationInvitation
{
    public const int Most = 3;

    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    public Guid Id { get; init; }

    public Guid WorkId { get; init; }

    public required string TokenHash { get; init; }

    public required string Email { get; init; }

    public DateTimeOffset SentAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Post of whoever answered, as they wrote it.</summary>
    public string Position { get; private set; } = "";

    public string AnswersJson { get; private set; } = "{}";

    public IReadOnlyDictionary<string, string> Answers => JsonSerializer.Deserialize<Dictionary<string, string>>(AnswersJson)!;

    public bool IsOpen(DateTimeOffset now) => UsedAt is null && now < ExpiresAt;

    /// <returns>The invitation and the secret of its link, which nobody sees again.</returns>
    public static (AdministrationInvitation Invitation, string Token) Make(Guid workId, string email, DateTimeOffset now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new() { Id = Guid.CreateVersion7(now), WorkId = workId, TokenHash = Hash(token), Email = email, SentAt = now, ExpiresAt = now + Life }, token);
    }

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public void Answer(string position, IReadOnlyDictionary<string, string> answers, DateTimeOffset now) =>
        (Position, AnswersJson, UsedAt) = (position, JsonSerializer.Serialize(answers, Json), now);

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal sealed class Mapping : IEntityTypeConfiguration<AdministrationInvitation>
    {
        public void Configure(EntityTypeBuilder<AdministrationInvitation> builder)
        {
            builder.ToTable("AdministrationInvitations");
            builder.Property(i => i.TokenHash).HasMaxLength(64);
            builder.Property(i => i.Email).HasMaxLength(256);
            builder.Property(i => i.Position).HasMaxLength(200);
            builder.Property(i => i.UsedAt).IsConcurrencyToken();
            builder.HasIndex(i => i.TokenHash).IsUnique();
        }
    }
}
