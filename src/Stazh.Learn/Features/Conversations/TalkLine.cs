using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Web;
using Stazh.Learn.Web.Files;

namespace Stazh.Learn.Features.Conversations;

public sealed record TalkFile(string Address, string Name, string? Thumb);

/// <summary>Something said, as pages and browsers show it. <see cref="Html"/> comes from <see cref="MarkdownText"/> and is safe.</summary>
public sealed record TalkLine(
    long Id, Guid RunId, Guid AuthorId, string Author, string Html, DateTimeOffset At, bool IsEdited, bool IsDeleted, string? Reason, string Key, TalkFile? File)
{
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
            join f in db.Set<StoredFile>() on s.FileId equals (Guid?)f.Id into files
            from f in files.DefaultIfEmpty()
            select new { s.Id, s.RunId, s.AuthorId, p.GivenName, p.FamilyName, s.Text, s.At, s.EditedAt, s.DeletedAt, s.DeleteReason, s.Key, FileId = (Guid?)f.Id, FileName = f.Name, f.ThumbHash })
            .ToListAsync(stop);
        return [.. rows.OrderBy(r => r.Id).Select(r => new TalkLine(
            r.Id, r.RunId, r.AuthorId, $"{r.GivenName} {r.FamilyName}".Trim(),
            r.DeletedAt is null ? MarkdownText.Render(r.Text, shift: 3).ToString()! : "",
            r.At, r.EditedAt is not null, r.DeletedAt is not null, r.DeleteReason, r.Key,
            r.DeletedAt is null && r.FileId is { } file ? new TalkFile($"/files/{file}", r.FileName, r.ThumbHash is null ? null : $"/files/{file}/thumb") : null))];
    }
}
