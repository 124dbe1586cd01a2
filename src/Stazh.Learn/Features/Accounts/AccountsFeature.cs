using Microsoft.AspNetCore.Identity;
using Stazh.Learn.Data;

namespace Stazh.Learn.Features.Accounts;

public static class AccountsFeature
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentPerson>();
        services.AddScoped<Roles>();
        services.AddSingleton<ConsentTexts>();
        services.AddScoped<IPersonalData, AccountPersonalData>();
        services.AddScoped<DataArchive>();
        services.AddScoped<Erasure>();
        services.AddScoped<IVerb, EraseVerb>();
        services.AddScoped<IOutboxHandler<PasswordResetAsked>, AccountMails>();
        services.AddScoped<IOutboxHandler<ConfirmationAsked>, AccountMails>();
        services.AddIdentityCore<Person>(o =>
            {
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                o.User.RequireUniqueEmail = true;
                o.User.AllowedUserNameCharacters = "";
                o.Password.RequiredLength = 10;
                o.Password.RequireNonAlphanumeric = false;
                o.Password.RequireLowercase = false;
                o.Password.RequireUppercase = false;
                o.Password.RequireDigit = false;
                o.Lockout.MaxFailedAccessAttempts = 5;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<AppDb>()
            .AddSignInManager<PeopleSignIn>()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<CurrentPerson.Claims>()
            .AddErrorDescriber<RussianIdentityErrors>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(o =>
        {
            o.LoginPath = "/account/sign-in";
            o.AccessDeniedPath = "/error/403";
            o.ReturnUrlParameter = "returnUrl";
            o.Cookie.Name = "stazh";
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.ExpireTimeSpan = TimeSpan.FromDays(14);
            o.SlidingExpiration = true;
        });
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromSeconds(30));
        services.Configure<DataProtectionTokenProviderOptions>(o => o.TokenLifespan = TimeSpan.FromHours(3));
        services.Configure<IdentityPasskeyOptions>(o => o.UserVerificationRequirement = "preferred");
        services.AddAuthorization(Policies.Add);
        return services;
    }
}
