using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Administration;

/// <summary>What would have been sent; only while there is no mail server.</summary>
[Authorize(Policy = Policies.Administrator)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MailsModel(MailPickup pickup, MailTemplates templates, IOptions<StazhSettings> settings) : AppPage
{
    private const int PageSize = 20;

    public IReadOnlyList<WrittenMail> Mails { get; private set; } = [];

    public string? Next { get; private set; }

    public IActionResult OnGet(string? before)
    {
        if (!string.IsNullOrEmpty(settings.Value.Smtp))
        {
            return NotFound();
        }

        var found = pickup.Latest(PageSize + 1, before);
        Next = found.Count > PageSize ? found[PageSize - 1].Name : null;
        Mails = [.. found.Take(PageSize).Select(m => WrittenMail.Read(m.Text))];
        return Page();
    }

    /// <summary>A line that is an address of this site becomes a link on this machine, whatever name the site has outside.</summary>
    public string? OwnLink(string line)
    {
        var own = templates.Address("/");
        return line.StartsWith(own, StringComparison.Ordinal) && !line.Contains(' ', StringComparison.Ordinal) ? line[(own.Length - 1)..] : null;
    }

    public sealed record WrittenMail(DateTimeOffset At, string To, string Subject, IReadOnlyList<string> Lines)
    {
        public static WrittenMail Read(string text)
        {
            var lines = text.Split('\n');
            string Field(int line, string name) => lines[line][(name.Length + 2)..];
            return new(DateTimeOffset.ParseExact(Field(0, "Date"), "R", CultureInfo.InvariantCulture), Field(1, "To"), Field(2, "Subject"), [.. lines.Skip(4).Where(l => l.Length > 0)]);
        }
    }
}
