using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Stazh.Learn.Data;

namespace Stazh.Learn.Features.Accounts;

/// <summary>The signed-in person as the cookie knows them: no query is needed for id, name, zone and roles.</summary>
public sealed class CurrentPerson(IHttpContextAccessor accessor)
{
    private const string NameClaim = "stazh:name";
    private const string ConsentClaim = "stazh:consent";
    private const string ZoneClaim = "stazh:zone";

    /// <summary>Found once: pages ask at every date and every row.</summary>
    private (string Id, TimeZoneInfo Zone)? zone;
    private (string Text, Guid Id)? own;

    private ClaimsPrincipal User => accessor.HttpContext?.User ?? new ClaimsPrincipal();

    public bool IsSignedIn => User.Identity?.IsAuthenticated == true;

    /// <summary>The id; only where the page asks for sign-in.</summary>
    public Guid Id => IdOrNull ?? throw new InvalidOperationException("Nobody is signed in.");

    public Guid? IdOrNull
    {
        get
        {
            if (User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
            {
                return null;
            }

            own = own is { } known && ReferenceEquals(known.Text, id) ? own : (id, Guid.Parse(id, CultureInfo.InvariantCulture));
            return own.Value.Id;
        }
    }

    public string Name => User.FindFirstValue(NameClaim) ?? "";

    /// <summary>The version of the text on processing that was agreed to; null when there is no consent.</summary>
    public string? AgreedVersion => User.FindFirstValue(ConsentClaim);

    public TimeZoneInfo Zone
    {
        get
        {
            var id = User.FindFirstValue(ZoneClaim) ?? "Europe/Moscow";
            zone = zone is { } known && known.Id == id ? zone : (id, TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found) ? found : TimeZoneInfo.Utc);
            return zone.Value.Zone;
        }
    }

    public bool Is(Role role) => User.Has(role);

    /// <summary>Puts the roles in force into the cookie; a change of grants renews the person's stamp and so the cookie.</summary>
    internal sealed class Claims(UserManager<Person> people, IOptions<IdentityOptions> options, AppDb db)
        : UserClaimsPrincipalFactory<Person>(people, options)
    {
        protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
        {
            var identity = await base.GenerateClaimsAsync(user);
            identity.AddClaim(new(NameClaim, user.ShortName));
            identity.AddClaim(new(ZoneClaim, user.TimeZoneId));
            var roles = await db.Set<RoleGrant>().Where(g => g.PersonId == user.Id && g.RevokedAt == null).Select(g => g.Role).Distinct().ToListAsync();
            var agreed = await db.Set<Consent>().Where(c => c.PersonId == user.Id && c.Kind == ConsentKind.Processing && c.WithdrawnAt == null)
                .OrderByDescending(c => c.GivenAt).Select(c => c.Version).FirstOrDefaultAsync();
            if (agreed is not null)
            {
                identity.AddClaim(new(ConsentClaim, agreed));
            }

            identity.AddClaims(roles.Select(r => new Claim(Policies.RoleClaim, r.ToString())));
            return identity;
        }
    }
}
