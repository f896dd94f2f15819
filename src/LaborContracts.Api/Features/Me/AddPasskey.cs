using LaborContracts.Api.Http;
using LaborContracts.Api.Intents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Me;

/// <summary>Adds the passkey that a browser made, if it answers its challenge and the code is right.</summary>
internal static class AddPasskey
{
    public static void Map(RouteGroupBuilder passkeys) => passkeys
        .MapPost("", HandleAsync)
        .WithName("AddPasskey")
        .WithSummary("Add the passkey that was made, with the one-time code; the account's phone is told of it");

    private static async Task<Results<Created<PasskeyView>, ProblemHttpResult>> HandleAsync(
        NewPasskey request, Caller caller, PasskeyDesk desk, CancellationToken cancellationToken)
    {
        var added = await desk.AddAsync(request, caller, cancellationToken);
        return added.Value is { } passkey ? TypedResults.Created((string?)null, PasskeyView.From(passkey)) : Problems.From(added.Refusal!);
    }
}
