using LaborContracts.Api.Http;
using LaborContracts.Api.Webhooks;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Webhooks;

/// <summary>The employer's webhooks; there are never more than fit on a page.</summary>
internal static class ListWebhooks
{
    public static void Map(RouteGroupBuilder webhooks) => webhooks
        .MapGet("/", HandleAsync)
        .WithName("ListWebhooks")
        .WithSummary("List own webhooks, and which are disabled and why");

    public static async Task<Ok<Answer>> HandleAsync(
        Caller caller, LaborContractsDb db, MasterKey masterKey, CancellationToken cancellationToken) => TypedResults.Ok(new Answer(
        [.. (await db.WebhooksOf(caller).AsNoTracking().OrderBy(w => w.Id).ToListAsync(cancellationToken))
            .Select(webhook => WebhookView.From(webhook, WebhookSecrets.Open(webhook, masterKey)))]));

    internal sealed record Answer(IReadOnlyList<WebhookView> Webhooks);
}
