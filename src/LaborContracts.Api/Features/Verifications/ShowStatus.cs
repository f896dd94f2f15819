using LaborContracts.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Verifications;

/// <summary>The status card behind the QR code.</summary>
internal static class ShowStatus
{
    public static void Map(RouteGroupBuilder verifications) => verifications
        .MapGet("/{code}", HandleAsync)
        .WithName("ShowStatus")
        .WithSummary("Status card of a contract by the code on paper; no personal data");

    private static async Task<Results<Ok<StatusCard>, ProblemHttpResult>> HandleAsync(
        string code, StatusCards cards, CancellationToken cancellationToken) =>
        await cards.FindAsync(code, cancellationToken) is { } card
            ? TypedResults.Ok(card)
            : Problems.Of(StatusCodes.Status404NotFound, "status.not-found");
}
