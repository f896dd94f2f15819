using LaborContracts.Api.Http;

namespace LaborContracts.Api.Features.Webhooks;

/// <summary>The calls on <c>/webhooks</c>: where an employer's own programs are told of events.</summary>
internal static class WebhooksApi
{
    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        var webhooks = api.MapGroup("/webhooks").WithTags("webhooks").RequireAuthorization(Roles.Drafter);
        CreateWebhook.Map(webhooks);
        ListWebhooks.Map(webhooks);
        DeleteWebhook.Map(webhooks);
        RotateSecret.Map(webhooks);
        EnableWebhook.Map(webhooks);
        ListDeliveries.Map(webhooks);
        Redeliver.Map(webhooks);
    }
}
