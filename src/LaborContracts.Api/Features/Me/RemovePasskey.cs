using LaborContracts.Api.Http;
using LaborContracts.Api.Intents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Me;

/// <summary>Removes a passkey: from now on it proves nothing; what it has proven stays proven.</summary>
internal static class RemovePasskey
{
    public static void Map(RouteGroupBuilder passkeys) => passkeys
        .MapDelete("/{id:guid}", HandleAsync)
        .WithName("RemovePasskey")
        .WithSummary("Remove a passkey: from now on it proves nothing; the account's phone is told of it");

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, PasskeyDesk desk, CancellationToken cancellationToken) =>
        (await desk.RemoveAsync(id, caller, cancellationToken)).Refusal is { } refusal ? Problems.From(refusal) : TypedResults.NoContent();
}
