using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Stazh.Learn.Features.Accounts;

/// <summary>
/// Coarse doors by claims of the cookie: who may open such a page at all. Which row is asked in the query, from the grants themselves.
/// The fallback is “signed in”.
/// </summary>
public static class Policies
{
    public const string Tutor = nameof(Role.Tutor);
    public const string SiteHead = nameof(Role.SiteHead);
    public const string Expert = nameof(Role.Expert);
    public const string Coordinator = nameof(Role.Coordinator);
    public const string Administrator = nameof(Role.Administrator);

    /// <summary>Site heads and coordinators: whoever plans runs.</summary>
    public const string RunPlanner = nameof(RunPlanner);

    /// <summary>Tutors, site heads, coordinators: whoever works with a group.</summary>
    public const string RunStaff = nameof(RunStaff);

    /// <summary>Coordinators and administrators: whoever keeps the registry and the news.</summary>
    public const string Editor = nameof(Editor);

    public const string RoleClaim = "stazh:role";

    public static void Add(AuthorizationOptions options)
    {
        foreach (var role in Enum.GetNames<Role>())
        {
            options.AddPolicy(role, p => p.RequireAuthenticatedUser().RequireClaim(RoleClaim, role));
        }

        options.AddPolicy(RunPlanner, p => p.RequireAuthenticatedUser().RequireClaim(RoleClaim, SiteHead, Coordinator));
        options.AddPolicy(RunStaff, p => p.RequireAuthenticatedUser().RequireClaim(RoleClaim, Tutor, SiteHead, Coordinator));
        options.AddPolicy(Editor, p => p.RequireAuthenticatedUser().RequireClaim(RoleClaim, Coordinator, Administrator));
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
    }

    public static bool Has(this ClaimsPrincipal user, Role role) => user.HasClaim(RoleClaim, role.ToString());
}
