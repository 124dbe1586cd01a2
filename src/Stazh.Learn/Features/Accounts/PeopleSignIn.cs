using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Stazh.Learn.Features.Accounts;

/// <summary>Whichever way somebody proves who they are, a closed or locked account stays shut: the framework asks that of passwords only.</summary>
internal sealed class PeopleSignIn(
    UserManager<Person> people, IHttpContextAccessor context, IUserClaimsPrincipalFactory<Person> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Person>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Person> confirmation)
    : SignInManager<Person>(people, context, claims, options, log, schemes, confirmation)
{
    protected override async Task<SignInResult> SignInOrTwoFactorAsync(Person user, bool isPersistent, string? loginProvider = null, bool bypassTwoFactor = false) =>
        await UserManager.IsLockedOutAsync(user) ? SignInResult.LockedOut : await base.SignInOrTwoFactorAsync(user, isPersistent, loginProvider, bypassTwoFactor);
}
