namespace LaborContracts.Api.Pages;

/// <summary>
/// What a page may load and who may frame it: this host's own files and nobody. Reports are about one person's contract and
/// stay in no cache. The rest is in <see cref="Http.SecurityHeaders"/>.
/// </summary>
internal static class PageHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static ValueTask<object?> SendAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.CacheControl = "no-store";
        headers.Vary = "Accept-Language";
        return next(context);
    }
}
