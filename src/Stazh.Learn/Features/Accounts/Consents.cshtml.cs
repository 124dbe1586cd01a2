using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Shared;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Accounts;

public sealed class ConsentsModel(AppDb db, ConsentTexts texts, UserManager<Person> people, SignInManager<Person> signIn, IEnumerable<IConsentWithdrawal> withdrawals) : AppPage
{
    public IReadOnlyList<ConsentState> Consents { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var given = await db.Set<Consent>().AsNoTracking().Where(c => c.PersonId == Me.Id).OrderByDescending(c => c.Id).ToListAsync(Stop);
        Consents = [.. Enum.GetValues<ConsentKind>().Select(kind => new ConsentState(texts.Of(kind), [.. given.Where(c => c.Kind == kind)]))];
    }

    public async Task<IActionResult> OnPostGiveAsync(ConsentKind kind)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        var version = texts.Of(kind).Version;
        var inForce = await InForceAsync(kind);
        if (inForce.All(c => c.Version != version))
        {
            inForce.ForEach(c => c.WithdrawnAt = Now);
            db.Add(new Consent { Id = Guid.CreateVersion7(Now), PersonId = Me.Id, Kind = kind, Version = version, GivenAt = Now });
            db.Record(Now, Me.Id, "consent.given", nameof(Consent), Me.Id, $"{kind} {version}");
            await db.SaveChangesAsync(Stop);
            await signIn.RefreshSignInAsync((await people.GetUserAsync(User))!);
        }

        return Done(Text["Согласие записано."], "/account/consents");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(ConsentKind kind)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        if (kind == ConsentKind.Processing)
        {
            return Redirect("/account/data/erase");
        }

        foreach (var consent in await InForceAsync(kind))
        {
            consent.WithdrawnAt = Now;
            db.Record(Now, Me.Id, "consent.withdrawn", nameof(Consent), Me.Id, $"{kind} {consent.Version}");
        }

        foreach (var feature in withdrawals.Where(w => w.Kind == kind))
        {
            await feature.WithdrawnAsync(Me.Id, Now, Stop);
        }

        await db.SaveChangesAsync(Stop);
        return Done(Text["Согласие отозвано."], "/account/consents");
    }

    public static string DayOf(string version) =>
        DateOnly.TryParseExact(version, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Wording.Date(day) : version;

    private Task<List<Consent>> InForceAsync(ConsentKind kind) =>
        db.Set<Consent>().Where(c => c.PersonId == Me.Id && c.Kind == kind && c.WithdrawnAt == null).ToListAsync(Stop);

    /// <param name="History">Newest first.</param>
    public sealed record ConsentState(ConsentText Text, IReadOnlyList<Consent> History)
    {
        public Consent? Given => History.FirstOrDefault(c => c.WithdrawnAt is null);

        public bool IsCurrent => Given?.Version == Text.Version;
    }
}
