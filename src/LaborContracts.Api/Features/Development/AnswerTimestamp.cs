using LaborContracts.Signatures.Authorities;

namespace LaborContracts.Api.Features.Development;

/// <summary>The development timestamp authority over its real protocol, RFC 3161 §3.4. Never mapped in production.</summary>
internal static class AnswerTimestamp
{
    private const int LargestRequest = 4096;

    public static void MapAnswerTimestamp(this IEndpointRouteBuilder routes) => routes
        .MapPost("/development/timestamps", HandleAsync)
        .ExcludeFromDescription();

    private static async Task<IResult> HandleAsync(
        HttpRequest request, DevelopmentTimestampAuthority authority, CancellationToken cancellationToken)
    {
        if (request.ContentType != "application/timestamp-query")
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        if (request.ContentLength is null or > LargestRequest)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return Results.Bytes(authority.Answer(body.ToArray()), "application/timestamp-reply");
    }
}
