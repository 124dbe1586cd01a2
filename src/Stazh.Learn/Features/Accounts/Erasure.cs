using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Accounts;

public sealed record NothingToErase() : Refusal("Эта учётная запись уже удалена.");

/// <summary>Makes a person nobody in every feature at once, and keeps what law keeps (152-ФЗ, ст. 21; regulation of documents).</summary>
public sealed class Erasure(AppDb db, Roles roles, IEnumerable<IPersonalData> sections, MailPickup pickup, TimeProvider clock)
{
    /// <summary>Sentences on what stays.</summary>
    public IEnumerable<string> Kept => sections.Select(s => s.Kept).OfType<string>();

    public async Task<Refusal?> EraseAsync(Guid? by, Guid personId, CancellationToken stop)
    {
        var person = await db.Set<Person>().SingleAsync(p => p.Id == personId, stop);
        if (person.ErasedAt is not null)
        {
            return new NothingToErase();
        }

        var mail = person.Email!;
        foreach (var grant in await db.Set<RoleGrant>().Where(g => g.PersonId == personId && g.RevokedAt == null).ToListAsync(stop))
        {
            if (await roles.RevokeAsync(by ?? personId, grant, stop) is { } refusal)
            {
                return refusal;
            }
        }

        var now = clock.GetUtcNow();
        foreach (var section in sections)
        {
            await section.EraseAsync(personId, now, stop);
        }

        db.Record(now, by, "person.erased", nameof(Person), personId);
        await db.SaveChangesAsync(stop);
        pickup.Forget(mail);
        return null;
    }
}

/// <summary><c>erase person</c>: for a request that came on paper.</summary>
internal sealed class EraseVerb(AppDb db, Erasure erasure) : IVerb
{
    public string Name => "erase";

    public string Usage => "<e-mail or number> — erases a person, keeping what law keeps";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken stop)
    {
        var mail = arguments is [var given] ? given.ToUpperInvariant() : "";
        var number = Guid.TryParse(mail, out var parsed) ? parsed : (Guid?)null;
        var id = await db.Set<Person>().Where(p => p.NormalizedEmail == mail || p.Id == number).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(stop);
        if (id is null)
        {
            await output.WriteLineAsync("Nobody has registered with this e-mail or number.");
            return 1;
        }

        if (await erasure.EraseAsync(null, id.Value, stop) is { } refusal)
        {
            await output.WriteLineAsync(refusal.Sentence);
            return 1;
        }

        await output.WriteLineAsync("Erased. Kept by law:");
        foreach (var kept in erasure.Kept)
        {
            await output.WriteLineAsync($"  {kept}");
        }

        return 0;
    }
}
