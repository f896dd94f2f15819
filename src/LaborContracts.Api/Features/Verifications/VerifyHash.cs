using LaborContracts.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Verifications;

/// <summary>
/// What is registered under a document's hash. A hash alone can show <c>registered</c> or not; it can never show that a file was altered, nor
/// judge its signatures.
/// </summary>
internal static class VerifyHash
{
    public static void Map(RouteGroupBuilder verifications) => verifications
        .MapPost("/hash", HandleAsync)
        .WithName("VerifyHash")
        .WithSummary("Registration, state and anchor by SHA-256 of the document");

    private static async Task<Results<Ok<HashAnswer>, ProblemHttpResult>> HandleAsync(
        HashRequest request, Registrations registrations, CancellationToken cancellationToken)
    {
        if (Registrations.Normalize(request.Sha256) is not { } sha256) return Problems.Of(StatusCodes.Status400BadRequest, "verification.hash");
        var found = await registrations.FindAsync(sha256, cancellationToken);
        return TypedResults.Ok(new HashAnswer(found is not null, found?.RecordedAt, found?.State, found?.NewerExists, found?.Anchor));
    }

    /// <param name="Sha256">64 hex digits.</param>
    internal sealed record HashRequest(string? Sha256);

    /// <param name="State">By the platform's record, in camelCase; null if nothing is registered.</param>
    /// <param name="NewerExists">Whether a later document of the same contract is concluded.</param>
    internal sealed record HashAnswer(
        bool Registered, DateTimeOffset? RecordedAt, string? State, bool? NewerExists, RegistrationAnchor? Anchor);
}
