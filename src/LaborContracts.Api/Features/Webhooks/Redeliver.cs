using LaborContracts.Api.Http;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Webhooks;

/// <summary>Sends a message of the log again, delivered or not, with the same id.</summary>
internal static class Redeliver
{
    public static void Map(RouteGroupBuilder webhooks) => webhooks
        .MapPost("/{id:guid}/redeliveries", HandleAsync)
        .WithName("Redeliver")
        .WithSummary("Send a message again");

    public static async Task<Results<Accepted<DeliveryView>, ProblemHttpResult>> HandleAsync(
        Guid id, RedeliverRequest request, Caller caller, LaborContractsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!await db.WebhooksOf(caller).AnyAsync(w => w.Id == id, cancellationToken))
            return Problems.Of(StatusCodes.Status404NotFound, "webhook.not-found");
        if (await db.WebhookDeliveries.SingleOrDefaultAsync(d => d.Id == request.Delivery && d.WebhookId == id, cancellationToken) is not { } delivery)
            return Problems.Of(StatusCodes.Status404NotFound, "webhook.delivery-not-found");
        (delivery.Attempts, delivery.NextAttemptAt, delivery.DeliveredAt) = (0, clock.GetUtcNow(), null);
        delivery.Version++;
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Accepted((string?)null, DeliveryView.From(delivery));
    }

    /// <param name="Delivery">The message's id.</param>
    internal sealed record RedeliverRequest(Guid Delivery);
}
