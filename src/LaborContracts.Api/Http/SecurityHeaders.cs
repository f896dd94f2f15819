using Scalar.AspNetCore;

namespace LaborContracts.Api.Http;

/// <summary>
/// What every answer tells a browser: it is what it says it is, nobody frames it, no address of ours is told to others, and
/// it may load nothing. Pages, which load this host's own files, say so themselves.
/// </summary>
internal static class SecurityHeaders
{
    private const string Nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static readonly TimeSpan HttpsFor = TimeSpan.FromDays(365);

    public static void UseSecurityHeaders(this IApplicationBuilder app, Uri baseAddress)
    {
        var isHttps = baseAddress.Scheme == Uri.UriSchemeHttps;
        app.Use((context, next) =>
        {
            // When the answer starts: whoever answers an error throws away what was set before.
            context.Response.OnStarting(() =>
            {
                Set(context, isHttps);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static void Set(HttpContext context, bool isHttps)
    {
        var headers = context.Response.Headers;
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = PolicyOf(context);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY"; // for browsers that do not know frame-ancestors
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (isHttps) headers.StrictTransportSecurity = $"max-age={HttpsFor.TotalSeconds:F0}; includeSubDomains";
    }

    /// <summary>The reader of the API's description is a program of others: its scripts run by a number used once, its styles are inline.</summary>
    private static string PolicyOf(HttpContext context) => context.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce
        ? $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        : Nothing;
}
