using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Conversations;

/// <summary>
/// Something said in a talk: chat, forum, consultation. The id is a sequence, so “what I have seen” is one number. A deleted one leaves its
/// place; its own author's deletion takes the text away, a moderator's keeps it for a dispute.
/// </summary>
public abstract class Said
{
    public const int LongestReason = 500;

    public long Id { get; init; }

    public Guid RunId { get; init; }

    public Guid AuthorId { get; init; }

    public required string Text { get; set; }

    /// <summary>The writer's operation: sent again after a lost line, it is the same saying. Of a person <c>{person}:{word}</c>, of the program <c>g:{word}</c>.</summary>
    public required string Key { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? EditedAt { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }

    public Guid? DeletedById { get; private set; }

    public string? DeleteReason { get; private set; }

    /// <summary>In the order in which they were attached.</summary>
    public List<SaidFile> Files { get; init; } = [];

    public static string KeyOf(Guid authorId, string? word) => $"{authorId:n}:{(string.IsNullOrWhiteSpace(word) ? Guid.NewGuid().ToString("n") : word.Trim())}";

    public static string KeyOf(string programWord) => "g:" + programWord;

    /// <summary>What may be said: not nothing, not too much.</summary>
    public static Refusal? Check(string? text, bool hasFile, int longest) =>
        string.IsNullOrWhiteSpace(text) && !hasFile ? new NothingIsSaid() : (text?.Trim().Length ?? 0) > longest ? new TooLongToSay(longest) : null;

    public Refusal? Edit(string? text, int longest, DateTimeOffset now)
    {
        if (DeletedAt is not null)
        {
            return new MessageIsDeleted();
        }

        if (Check(text, Files.Count > 0, longest) is { } refusal)
        {
            return refusal;
        }

        var said = text?.Trim() ?? "";
        if (said != Text)
        {
            (Text, EditedAt) = (said, now);
        }

        return null;
    }

    public Refusal? Delete(Guid by, string? reason, DateTimeOffset now)
    {
        if (DeletedAt is not null)
        {
            return new MessageIsDeleted();
        }

        if (by != AuthorId && string.IsNullOrWhiteSpace(reason))
        {
            return new ModerationNeedsReason();
        }

        (DeletedAt, DeletedById) = (now, by);
        if (by == AuthorId)
        {
            Text = "";
        }
        else
        {
            DeleteReason = reason!.Trim();
        }

        return null;
    }

    internal static void Map<T>(EntityTypeBuilder<T> builder)
        where T : Said
    {
        builder.Property(s => s.Key).HasMaxLength(150);
        builder.Property(s => s.DeleteReason).HasMaxLength(LongestReason);
        builder.HasIndex(s => s.Key).IsUnique();
        builder.OwnsMany(s => s.Files, files =>
        {
            files.ToTable(typeof(T).Name + "Files");
            files.WithOwner().HasForeignKey("SaidId");
            files.HasKey("SaidId", nameof(SaidFile.FileId));
            files.Property(f => f.FileId).ValueGeneratedNever();
            files.HasIndex(f => f.FileId);
        });
        builder.HasOne<Runs.ProgrammeRun>().WithMany().HasForeignKey(s => s.RunId).OnDelete(Microsoft.EntityFrameworkCore.DeleteBehavior.Restrict);
        builder.HasOne<Accounts.Person>().WithMany().HasForeignKey(s => s.AuthorId).OnDelete(Microsoft.EntityFrameworkCore.DeleteBehavior.Restrict);
    }
}

/// <summary>A file that hangs on something said.</summary>
public sealed class SaidFile
{
    public const int Most = 10;

    public Guid FileId { get; init; }

    public int Number { get; init; }

    public static List<SaidFile> Of(IEnumerable<Guid> files) => [.. files.Distinct().Select((id, i) => new SaidFile { FileId = id, Number = i })];
}
