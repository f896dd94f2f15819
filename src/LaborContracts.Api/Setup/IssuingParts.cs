using LaborContracts.Api.Issues;
using LaborContracts.Api.Webhooks;
using LaborContracts.Api.Workers.Issuing;
using LaborContracts.Api.Workers.Webhooks;

namespace LaborContracts.Api.Setup;

/// <summary>What issues contracts from spreadsheets, and what tells employers' programs of events.</summary>
internal static class IssuingParts
{
    public static void AddIssuing(this IServiceCollection services)
    {
        services.AddScoped<IssueFile>();
        services.AddScoped<LineCheck>();
        services.AddScoped<ReadLines>();
        services.AddScoped<IssueLine>();
        services.AddHostedService<CheckingWorker>();
        services.AddHostedService<IssuingWorker>();
    }

    public static void AddWebhooks(this IServiceCollection services, bool isDevelopment)
    {
        services.AddHttpClient(nameof(WebhookSender)).ConfigurePrimaryHttpMessageHandler(() => WebhookConnections.Handler(anywhere: isDevelopment));
        services.AddSingleton<WebhookSender>();
        services.AddHostedService<DeliveryWorker>();
    }
}
