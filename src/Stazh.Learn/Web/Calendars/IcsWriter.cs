using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Stazh.Learn.Web.Calendars;

/// <param name="Uid">Stable for the life of the event: the same event keeps it through every change.</param>
/// <param name="Sequence">Grows with every change of time, place or state; calendars drop what is older than they have.</param>
/// <param name="Stamp">When the event was last changed; not the time of writing, so that an unchanged calendar has an unchanged text.</param>
/// <param name="Cancelled">A cancelled event stays in the calendar as such: one that merely disappears stays in people's telephones.</param>
public sealed record IcsEvent(
    string Uid,
    int Sequence,
    DateTimeOffset Stamp,
    DateTimeOffset Start,
    DateTimeOffset End,
    string Summary,
    string? Description = null,
    string? Location = null,
    string? Url = null,
    bool Cancelled = false,
    bool AllDay = false,
    int? AlarmMinutesBefore = null);

/// <summary>A calendar by RFC 5545, as a feed to subscribe to or a file to open.</summary>
public sealed record IcsCalendar(string Name, TimeZoneInfo Zone, IReadOnlyList<IcsEvent> Events)
{
    public static readonly TimeSpan Refresh = TimeSpan.FromHours(1);
}

public static class IcsWriter
{
    public const string ContentType = "text/calendar; charset=utf-8";

    private const int LongestLine = 75;

    public static string Write(IcsCalendar calendar)
    {
        var lines = new StringBuilder();
        Line(lines, "BEGIN:VCALENDAR");
        Line(lines, "VERSION:2.0");
        Line(lines, "PRODID:-//Stazh.Learn//Calendar//RU");
        Line(lines, "CALSCALE:GREGORIAN");
        Line(lines, "METHOD:PUBLISH");
        Line(lines, "X-WR-CALNAME:" + Escape(calendar.Name));
        Line(lines, "NAME:" + Escape(calendar.Name));
        Line(lines, "X-WR-TIMEZONE:" + calendar.Zone.Id);
        Line(lines, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        Line(lines, "X-PUBLISHED-TTL:PT1H");
        Zone(lines, calendar.Zone);
        foreach (var one in calendar.Events)
        {
            Event(lines, one, calendar.Zone);
        }

        Line(lines, "END:VCALENDAR");
        return lines.ToString();
    }

    /// <summary>Quoted entity tag of the text, for If-None-Match of subscribers that ask every hour.</summary>
    public static string ETag(string ics) => $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ics)).AsSpan(0, 12))}\"";

    private static void Event(StringBuilder lines, IcsEvent one, TimeZoneInfo zone)
    {
        Line(lines, "BEGIN:VEVENT");
        Line(lines, "UID:" + Escape(one.Uid));
        Line(lines, "DTSTAMP:" + Utc(one.Stamp));
        Line(lines, "LAST-MODIFIED:" + Utc(one.Stamp));
        Line(lines, "SEQUENCE:" + one.Sequence.ToString(CultureInfo.InvariantCulture));
        Moment(lines, "DTSTART", one.Start, one.AllDay, zone);
        Moment(lines, "DTEND", one.End, one.AllDay, zone);
        Line(lines, "SUMMARY:" + Escape(one.Summary));
        Optional(lines, "DESCRIPTION", one.Description);
        Optional(lines, "LOCATION", one.Location);
        if (one.Url is not null)
        {
            Line(lines, "URL:" + one.Url.ReplaceLineEndings(""));
        }

        Line(lines, one.Cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        if (one.AlarmMinutesBefore is { } minutes && !one.Cancelled)
        {
            Line(lines, "BEGIN:VALARM");
            Line(lines, "ACTION:DISPLAY");
            Line(lines, "DESCRIPTION:" + Escape(one.Summary));
            Line(lines, $"TRIGGER:-PT{minutes}M");
            Line(lines, "END:VALARM");
        }

        Line(lines, "END:VEVENT");
    }

    private static void Optional(StringBuilder lines, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Line(lines, $"{name}:{Escape(value)}");
        }
    }

    /// <summary>Russian zones have had no summer time since 26 October 2014: one fixed offset says all.</summary>
    private static void Zone(StringBuilder lines, TimeZoneInfo zone)
    {
        var offset = zone.BaseUtcOffset;
        var written = (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm", CultureInfo.InvariantCulture);
        Line(lines, "BEGIN:VTIMEZONE");
        Line(lines, "TZID:" + zone.Id);
        Line(lines, "BEGIN:STANDARD");
        Line(lines, "DTSTART:20141026T020000");
        Line(lines, "TZOFFSETFROM:" + written);
        Line(lines, "TZOFFSETTO:" + written);
        Line(lines, "END:STANDARD");
        Line(lines, "END:VTIMEZONE");
    }

    /// <summary>A whole-day event ends, by the RFC, on the day after its last.</summary>
    private static void Moment(StringBuilder lines, string name, DateTimeOffset at, bool allDay, TimeZoneInfo zone)
    {
        var local = at.ToOffset(zone.BaseUtcOffset);
        Line(lines, allDay
            ? $"{name};VALUE=DATE:{local.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}"
            : $"{name};TZID={zone.Id}:{local.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}");
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string value)
    {
        var kept = new StringBuilder(value.Length);
        foreach (var c in value.ReplaceLineEndings("\n"))
        {
            _ = c switch
            {
                '\n' => kept.Append("\\n"),
                '\\' or ';' or ',' => kept.Append('\\').Append(c),
                '\t' => kept.Append(' '),
                _ when char.IsControl(c) => kept,
                _ => kept.Append(c),
            };
        }

        return kept.ToString();
    }

    /// <summary>At most 75 octets, continued after a space, never inside a character.</summary>
    private static void Line(StringBuilder lines, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                lines.Append("\r\n ");
                octets = 1;
            }

            lines.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        lines.Append("\r\n");
    }
}
