using LaborContracts.Api.Http;
using LaborContracts.Api.Intents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Me;

/// <summary>The passkeys of one's account, oldest first.</summary>
internal static class ListPasskeys
{
    public static void Map(RouteGroupBuilder passkeys) => passkeys
        .MapGet("", HandleAsync)
        .WithName("ListPasskeys")
        .WithSummary("The passkeys of one's account, oldest first");

    private static async Task<Ok<IReadOnlyList<PasskeyView>>> HandleAsync(Caller caller, Passkeys passkeys, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<PasskeyView>>([.. (await passkeys.OfAsync(caller, cancellationToken)).Select(PasskeyView.From)]);
}
