namespace LaborContracts.Api.Pages;

/// <summary>
/// What a page may load and who may frame it: this host's own files and nobody. Reports are about one person's contract and
/// stay in no cache, and no address of ours is told to others.
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
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        headers.Vary = "Accept-Language";
        return next(context);
    }

    /// <summary>Every answer, and every file of the pages, is what it says it is, whatever a browser would guess.</summary>
    public static Task SendNoSniff(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return next(context);
    }
}
