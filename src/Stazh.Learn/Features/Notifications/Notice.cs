using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Localization;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;

namespace Stazh.Learn.Features.Notifications;

/// <summary>A line in a person's feed. The sentence is kept as source text with its values, so that it is read in the reader's language.</summary>
public sealed class Notice
{
    public const int LongestKey = 200;

    public Guid Id { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>Unique for the person: what happens twice is told once.</summary>
    public required string Key { get; init; }

    public required string Sentence { get; init; }

    public List<string> Values { get; init; } = [];

    public required string Address { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>When it went out with a digest.</summary>
    public DateTimeOffset? MailedAt { get; set; }

    public static string Say(IStringLocalizer text, string sentence, IReadOnlyList<string> values) =>
        values.Count == 0 ? text[sentence] : string.Format(CultureInfo.CurrentCulture, text[sentence].Value, [.. values]);

    internal sealed class Mapping : IEntityTypeConfiguration<Notice>
    {
        public void Configure(EntityTypeBuilder<Notice> builder)
        {
            builder.ToTable("Notices");
            builder.Property(n => n.Key).HasMaxLength(LongestKey);
            builder.Property(n => n.Sentence).HasMaxLength(500);
            builder.Property(n => n.Address).HasMaxLength(500);
            builder.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(n => new { n.PersonId, n.Key }).IsUnique();
            builder.HasIndex(n => new { n.PersonId, n.ReadAt });
        }
    }
}

public static class NoticeQueries
{
    public static IQueryable<Notice> NoticesOf(this AppDb db, Guid personId) => db.Set<Notice>().Where(n => n.PersonId == personId);

    public static IQueryable<Notice> UnreadNoticesOf(this AppDb db, Guid personId) => db.NoticesOf(personId).Where(n => n.ReadAt == null);
}
