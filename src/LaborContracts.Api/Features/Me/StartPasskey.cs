using LaborContracts.Api.Http;
using LaborContracts.Api.Intents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Me;

/// <summary>Begins to add a passkey: what it is to answer, and a one-time code that shows whose it is.</summary>
internal static class StartPasskey
{
    public static void Map(RouteGroupBuilder passkeys) => passkeys
        .MapPost("/challenges", HandleAsync)
        .WithName("StartPasskey")
        .WithSummary("What a new passkey is to answer, once and within five minutes; a one-time code goes to the account's phone");

    private static async Task<Results<Created<StartedPasskey>, ProblemHttpResult>> HandleAsync(
        Caller caller, PasskeyDesk desk, CancellationToken cancellationToken)
    {
        var started = await desk.StartAsync(caller, cancellationToken);
        return started.Value is { } passkey ? TypedResults.Created((string?)null, passkey) : Problems.From(started.Refusal!);
    }
}
