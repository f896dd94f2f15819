using System.Security.Claims;
using LaborContracts.Api.Features.Tokens;
using LaborContracts.Api.Pages;
using Microsoft.AspNetCore.DataProtection;

namespace LaborContracts.Api.Setup;

/// <summary>Pages keep someone signed in by a cookie that scripts and other sites' forms cannot use.</summary>
internal static class SignInCookies
{
    /// <param name="readAnew">Whether roles are read with every request; else they are what the authority said at the sign-in.</param>
    public static void AddSessions(this IServiceCollection services, string dataFolder, bool readAnew)
    {
        services.AddScoped<Sessions>();
        services.AddAuthentication().AddCookie(SignIn.Session, options =>
        {
            options.Cookie.Name = "session";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax; // Strict would forget who comes from an app's page
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.LoginPath = SignInPages.Path;
            options.ReturnUrlParameter = SignInPages.ReturnParameter;
            options.ExpireTimeSpan = Sessions.Lifetime;
            options.SlidingExpiration = false;
            options.Events.OnSigningIn = context => context.HttpContext.RequestServices.GetRequiredService<Sessions>()
                .StartAsync((ClaimsIdentity)context.Principal!.Identity!, context.HttpContext.RequestAborted);
            options.Events.OnValidatePrincipal = context => Sessions.LookAsync(context, readAnew);
            options.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask; // the page leads on by itself, see SignInPages
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        var keys = Path.Combine(dataFolder, "keys", "cookies");
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(keys);
        else Directory.CreateDirectory(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        services.AddDataProtection().SetApplicationName("labor-contracts").PersistKeysToFileSystem(new(keys));
    }

    /// <summary>
    /// TLS may end in front of the platform: what people's browsers speak is what the base address says, and cookies are
    /// kept from the clear accordingly.
    /// </summary>
    public static void UseSchemeOfBaseAddress(this IApplicationBuilder app, Uri baseAddress) => app.Use((context, next) =>
    {
        context.Request.Scheme = baseAddress.Scheme;
        return next(context);
    });
}
