using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Stazh.Learn.Data;
using Stazh.Learn.Features.Accounts;
using Stazh.Learn.Web;

namespace Stazh.Learn.Features.Administration;

public sealed record WrongToken() : Refusal("Код не подошёл или уже использован. Перезапустите программу: она напечатает новый.");

/// <summary>
/// While there is no administrator, each start prints a one-time token; a signed-in person who enters it at /admin/first becomes one.
/// Only the token's hash is kept, in memory.
/// </summary>
public sealed partial class FirstAdministrator(AppDb db, Roles roles, ILogger<FirstAdministrator> log)
{
    private static byte[]? expected;

    public async Task OfferAsync(CancellationToken stop)
    {
        if (await AnyAsync(stop))
        {
            return;
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        expected = Hash(token);
        LogToken(log, token);
    }

    public Task<bool> AnyAsync(CancellationToken stop) =>
        db.Set<RoleGrant>().AnyAsync(g => g.Role == Role.Administrator && g.RevokedAt == null, stop);

    public async Task<Refusal?> ClaimAsync(Guid personId, string token, CancellationToken stop)
    {
        if (expected is not { } hash || await AnyAsync(stop) || !CryptographicOperations.FixedTimeEquals(hash, Hash(token.Trim())))
        {
            return new WrongToken();
        }

        expected = null;
        if (await roles.GrantAsync(null, personId, Role.Administrator, stop: stop) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(stop);
        return null;
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    [LoggerMessage(LogLevel.Warning, "There is no administrator yet. Register, sign in and enter this one-time token at /admin/first: {Token}")]
    private static partial void LogToken(ILogger log, string token);
}

/// <summary><c>make-admin e-mail</c>: for whoever has the machine.</summary>
internal sealed class MakeAdministratorVerb(AppDb db, Roles roles) : IVerb
{
    public string Name => "make-admin";

    public string Usage => "<e-mail> — makes a registered person an administrator";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken stop)
    {
        var mail = arguments is [var given] ? given.ToUpperInvariant() : "";
        var person = await db.Set<Person>().FirstOrDefaultAsync(p => p.NormalizedEmail == mail, stop);
        if (person is null)
        {
            await output.WriteLineAsync("Nobody has registered with this e-mail.");
            return 1;
        }

        if (await roles.GrantAsync(null, person.Id, Role.Administrator, stop: stop) is { } refusal)
        {
            await output.WriteLineAsync(refusal.Sentence);
            return 1;
        }

        await db.SaveChangesAsync(stop);
        await output.WriteLineAsync("Done.");
        return 0;
    }
}
