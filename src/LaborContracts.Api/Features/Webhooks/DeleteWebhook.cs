using LaborContracts.Api.Http;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Webhooks;

/// <summary>Forgets a webhook with its log. A message that is on its way may still arrive.</summary>
internal static class DeleteWebhook
{
    public static void Map(RouteGroupBuilder webhooks) => webhooks
        .MapDelete("/{id:guid}", HandleAsync)
        .WithName("DeleteWebhook")
        .WithSummary("Delete a webhook and its log");

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, LaborContractsDb db, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.WebhooksOf(caller).Where(w => w.Id == id).ExecuteDeleteAsync(cancellationToken) == 0)
            return Problems.Of(StatusCodes.Status404NotFound, "webhook.not-found");
        await db.WebhookDeliveries.Where(d => d.WebhookId == id).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
