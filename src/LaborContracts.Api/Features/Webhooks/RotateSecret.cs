using LaborContracts.Api.Http;
using LaborContracts.Api.Webhooks;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Webhooks;

/// <summary>Gives a webhook a new secret. Messages bear the signatures of both for a day, so that none is refused meanwhile.</summary>
internal static class RotateSecret
{
    public static void Map(RouteGroupBuilder webhooks) => webhooks
        .MapPost("/{id:guid}/secret", HandleAsync)
        .WithName("RotateWebhookSecret")
        .WithSummary("Exchange the secret; the one before signs too for a day");

    public static async Task<Results<Ok<WebhookView>, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, LaborContractsDb db, MasterKey masterKey, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.WebhooksOf(caller).SingleOrDefaultAsync(w => w.Id == id, cancellationToken) is not { } webhook)
            return Problems.Of(StatusCodes.Status404NotFound, "webhook.not-found");
        var secrets = WebhookSecrets.Open(webhook, masterKey).Rotated(clock.GetUtcNow());
        webhook.Sealed = secrets.Seal(masterKey.Unwrap(webhook.WrappedKey));
        webhook.Version++;
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(WebhookView.From(webhook, secrets, showSecret: true));
    }
}
