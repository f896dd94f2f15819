using LaborContracts.Signatures.Authorities;

namespace LaborContracts.Api.Features.Development;

/// <summary>The development authority's OCSP over HTTP, RFC 6960 Appendix A.1. Never mapped in production.</summary>
internal static class AnswerOcsp
{
    private const int LargestRequest = 4096;
    private const string QuestionType = "application/ocsp-request", AnswerType = "application/ocsp-response";

    public static void MapAnswerOcsp(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/development/authority/ocsp", PostAsync).ExcludeFromDescription();
        routes.MapGet("/development/authority/ocsp/{**request}", Get).ExcludeFromDescription();
    }

    private static async Task<IResult> PostAsync(
        HttpRequest request, DevelopmentAuthority authority, CancellationToken cancellationToken)
    {
        if (request.ContentType != QuestionType) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        if (request.ContentLength is null or > LargestRequest)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return Results.Bytes(authority.AnswerOcsp(body.ToArray()), AnswerType);
    }

    // The request in base64, escaped once more since base64 uses slashes.
    private static IResult Get(string request, DevelopmentAuthority authority)
    {
        var der = new byte[LargestRequest];
        return Convert.TryFromBase64String(Uri.UnescapeDataString(request), der, out var length)
            ? Results.Bytes(authority.AnswerOcsp(der.AsMemory(0, length)), AnswerType)
            : Results.StatusCode(StatusCodes.Status400BadRequest);
    }
}
