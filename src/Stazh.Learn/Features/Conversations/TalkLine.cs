using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Conversations;

public sealed record TalkFile(string Address, string Name, string? Thumb)
{
    public static TalkFile Of(Guid id, string name, bool hasThumb) => new($"/files/{id}", name, hasThumb ? $"/files/{id}/thumb" : null);
}

/// <summary>Something said, as pages and browsers show it. <see cref="Html"/> comes from <see cref="MarkdownText"/> and is safe.</summary>
public sealed record TalkLine(
    long Id, Guid RunId, Guid AuthorId, string Author, string Html, DateTimeOffset At, bool IsEdited, bool IsDeleted, string? Reason, string Key, IReadOnlyList<TalkFile> Files)
{
    /// <summary>Words and nothing else.</summary>
    [JsonIgnore]
    public bool IsPlain => !IsDeleted && Files.Count == 0;

    [JsonIgnore]
    public IHtmlContent Content => new HtmlString(Html);
}

public static class TalkLines
{
    /// <summary>Reads the sayings with names and files in one command; by id, oldest first.</summary>
    public static async Task<List<TalkLine>> LinesAsync<T>(this AppDb db, IQueryable<T> said, CancellationToken stop)
        where T : Said
    {
        var rows = await (
            from s in said.AsNoTracking()
            join p in db.Set<Person>() on s.AuthorId equals p.Id
            select new
            {
                s.Id, s.RunId, s.AuthorId, p.GivenName, p.FamilyName, s.Text, s.At, s.EditedAt, s.DeletedAt, s.DeleteReason, s.Key,
                Files = s.Files.OrderBy(f => f.Number).Join(db.Set<StoredFile>(), f => f.FileId, x => x.Id, (f, x) => new { x.Id, x.Name, HasThumb = x.ThumbHash != null }).ToList(),
            })
            .ToListAsync(stop);
        return [.. rows.OrderBy(r => r.Id).Select(r => new TalkLine(
            r.Id, r.RunId, r.AuthorId, $"{r.GivenName} {r.FamilyName}".Trim(),
            r.DeletedAt is null ? MarkdownText.Render(r.Text, shift: 3).ToString()! : "",
            r.At, r.EditedAt is not null, r.DeletedAt is not null, r.DeleteReason, r.Key,
            r.DeletedAt is null ? [.. r.Files.Select(f => TalkFile.Of(f.Id, f.Name, f.HasThumb))] : []))];
    }
}
