using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages;

/// <summary>Larger letters, for who asked for them: a cookie that says so and nothing of the person.</summary>
internal static class LargeType
{
    public const string Path = "/large-type";
    public const string ReturnField = "returnUrl";
    private const string Cookie = "large-type";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    public static bool IsOn(HttpContext http) => http.Request.Cookies.ContainsKey(Cookie);

    /// <summary>On if it was off, and back to the page.</summary>
    public static async Task<RedirectHttpResult> TurnAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var options = new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = Lifetime, IsEssential = true,
        };
        if (IsOn(http)) http.Response.Cookies.Delete(Cookie, options);
        else http.Response.Cookies.Append(Cookie, "on", options);
        var address = http.Request.HasFormContentType
            ? (await http.Request.ReadFormAsync(cancellationToken))[ReturnField].ToString() : "";
        return TypedResults.LocalRedirect(RedirectHttpResult.IsLocalUrl(address) ? address : "/");
    }
}
