using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Runs;

/// <summary>Letters about a run from content/templates/mail; each joins the change at hand through the outbox.</summary>
public sealed class RunLetters(AppDb db, MailTemplates templates)
{
    public void Send(DateTimeOffset now, string template, Person to, ProgrammeRun run, string path, string? reason = null, string? items = null, string? dates = null) =>
        db.Send(now, templates.Write(
            template, to.Email!,
            ("name", to.ShortName), ("programme", run.ProgrammeTitle), ("site", run.SiteTitle), ("dates", dates ?? Wording.Span(run.StartsOn, run.EndsOn)),
            ("link", templates.Address(path)), ("reason", reason ?? "—"), ("items", items ?? "")));

    /// <summary>What the information letter says about the programme .</summary>
    public static string About(ProgrammePackage package) =>
        string.Join('\n', new[] { package.Programme.Summary }.Concat(package.Modules.Select((m, i) => $"{i + 1}. {m.Title}: {m.Hours} ч. {m.Purpose}")));
}
