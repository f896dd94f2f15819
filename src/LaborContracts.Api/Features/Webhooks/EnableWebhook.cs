using LaborContracts.Api.Http;
using LaborContracts.Api.Webhooks;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Webhooks;

/// <summary>Takes up a disabled webhook again, with the messages that still waited. What happened meanwhile was never noted for it.</summary>
internal static class EnableWebhook
{
    public static void Map(RouteGroupBuilder webhooks) => webhooks
        .MapPost("/{id:guid}/enable", HandleAsync)
        .WithName("EnableWebhook")
        .WithSummary("Deliver again to a webhook that was disabled");

    public static async Task<Results<Ok<WebhookView>, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, LaborContractsDb db, MasterKey masterKey, CancellationToken cancellationToken)
    {
        if (await db.WebhooksOf(caller).SingleOrDefaultAsync(w => w.Id == id, cancellationToken) is not { } webhook)
            return Problems.Of(StatusCodes.Status404NotFound, "webhook.not-found");
        (webhook.DisabledAt, webhook.DisabledFor) = (null, null);
        webhook.Version++;
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(WebhookView.From(webhook, WebhookSecrets.Open(webhook, masterKey)));
    }
}
