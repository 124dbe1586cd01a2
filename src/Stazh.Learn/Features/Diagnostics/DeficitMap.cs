using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Diagnostics;

/// <summary>What people wrote on a line of the map; the level itself is counted from the readings.</summary>
/// <param name="OwnTitle">Of a deficit that the trainee has added.</param>
/// <param name="Priority">0…3; null while the trainee has not chosen: then the level speaks.</param>
/// <param name="Remark">The tutor's.</param>
/// <param name="Confirmed">Severity when the map was confirmed: the “before” of R-125.</param>
/// <param name="Stamp">Changes with each edit of the trainee's half.</param>
/// <param name="RemarkStamp">Changes with each edit of the tutor's half.</param>
public sealed record DeficitMapLine(
    string Code, string? OwnTitle = null, int? Priority = null, string Comment = "", string Remark = "", double? Confirmed = null, Guid Stamp = default, Guid RemarkStamp = default)
{
    public const string OwnPrefix = "OWN";

    public const int LongestText = 2000;
    public const int LongestTitle = 200;
    public const int HighestPriority = 3;

    public bool IsOwn => OwnTitle is not null;
}

/// <summary>The trainee's own half of a deficit map: priorities, comments, own deficits, the confirmation. One row an internship.</summary>
public sealed class DeficitMap
{
    private const int MostOwn = 10;

    private List<DeficitMapLine>? lines;

    public Guid EnrolmentId { get; init; }

    public string LinesJson { get; private set; } = "[]";

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public Guid Stamp { get; private set; }

    public bool IsConfirmed => ConfirmedAt is not null;

    public IReadOnlyList<DeficitMapLine> Lines => lines ??= JsonSerializer.Deserialize<List<DeficitMapLine>>(LinesJson)!;

    public DeficitMapLine Line(string code) => Lines.FirstOrDefault(l => l.Code == code) ?? new DeficitMapLine(code);

    /// <summary>A confirmed map takes comments only.</summary>
    public Refusal? Edit(string code, int? priority, string comment, DateTimeOffset now)
    {
        var line = Line(code);
        if (IsConfirmed && priority != line.Priority)
        {
            return new MapIsConfirmed();
        }

        return Put(line with { Priority = priority, Comment = comment, Stamp = Guid.CreateVersion7(now) }, now);
    }

    public Refusal? Remark(string code, string remark, DateTimeOffset now) => Put(Line(code) with { Remark = remark, RemarkStamp = Guid.CreateVersion7(now) }, now);

    public Refusal? AddOwn(string title, DateTimeOffset now, out string code)
    {
        code = DeficitMapLine.OwnPrefix + (Lines.Where(l => l.IsOwn).Select(l => int.Parse(l.Code.AsSpan(DeficitMapLine.OwnPrefix.Length), System.Globalization.CultureInfo.InvariantCulture)).DefaultIfEmpty().Max() + 1);
        if (IsConfirmed)
        {
            return new MapIsConfirmed();
        }

        return Lines.Count(l => l.IsOwn) >= MostOwn ? new TooManyOwnDeficits() : Put(new DeficitMapLine(code, title, Stamp: Guid.CreateVersion7(now)), now);
    }

    public Refusal? RemoveOwn(string code, DateTimeOffset now)
    {
        if (IsConfirmed)
        {
            return new MapIsConfirmed();
        }

        Write(Lines.Where(l => l.Code != code || !l.IsOwn), now);
        return null;
    }

    /// <summary>Confirms and keeps the severities of this moment.</summary>
    public Refusal? Confirm(bool diagnosticsFinished, IReadOnlyDictionary<string, double> severities, DateTimeOffset now)
    {
        if (IsConfirmed)
        {
            return new MapIsConfirmed();
        }

        if (!diagnosticsFinished)
        {
            return new DiagnosticsAreUnfinished();
        }

        Write(severities.Keys.Union(Lines.Select(l => l.Code)).Select(c => Line(c) with { Confirmed = severities.TryGetValue(c, out var s) ? s : null }).ToList(), now);
        ConfirmedAt = now;
        return null;
    }

    /// <summary>Takes away what people wrote; own deficits keep their code only.</summary>
    public void EraseWords(DateTimeOffset now) =>
        Write(Lines.Select(l => l with { Comment = "", Remark = "", OwnTitle = l.IsOwn ? l.Code : null, Stamp = Guid.CreateVersion7(now) }).ToList(), now);

    private Refusal? Put(DeficitMapLine line, DateTimeOffset now)
    {
        Write([.. Lines.Where(l => l.Code != line.Code), line], now);
        return null;
    }

    private void Write(IEnumerable<DeficitMapLine> all, DateTimeOffset now)
    {
        lines = [.. all];
        (LinesJson, Stamp) = (JsonSerializer.Serialize(lines, Options), Guid.CreateVersion7(now));
    }

    private static readonly JsonSerializerOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal sealed class Mapping : IEntityTypeConfiguration<DeficitMap>
    {
        public void Configure(EntityTypeBuilder<DeficitMap> builder)
        {
            builder.ToTable("DeficitMaps");
            builder.HasKey(m => m.EnrolmentId);
            builder.Property(m => m.Stamp).IsConcurrencyToken();
            builder.Ignore(m => m.Lines);
            builder.HasOne<Enrolment>().WithOne().HasForeignKey<DeficitMap>(m => m.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
