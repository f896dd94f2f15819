using LaborContracts.Api.Http;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Webhooks;

/// <summary>The messages of a webhook and what became of them, newest first.</summary>
internal static class ListDeliveries
{
    private const int MostOnPage = 200;

    public static void Map(RouteGroupBuilder webhooks) => webhooks
        .MapGet("/{id:guid}/deliveries", HandleAsync)
        .WithName("ListDeliveries")
        .WithSummary("The messages of the last 30 days, newest first");

    public static async Task<Results<Ok<Page>, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, LaborContractsDb db, CancellationToken cancellationToken, int limit = 50, string? cursor = null)
    {
        if (!await db.WebhooksOf(caller).AnyAsync(w => w.Id == id, cancellationToken))
            return Problems.Of(StatusCodes.Status404NotFound, "webhook.not-found");
        var rows = db.WebhookDeliveries.AsNoTracking().Where(d => d.WebhookId == id);
        if (cursor is not null)
        {
            if (!Guid.TryParseExact(cursor, "N", out var after)) return Problems.Of(StatusCodes.Status400BadRequest, "page.cursor");
            rows = rows.Where(d => d.Id.CompareTo(after) < 0);
        }

        limit = Math.Clamp(limit, 1, MostOnPage);
        var page = await rows.OrderByDescending(d => d.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page(
            [.. page.Take(limit).Select(DeliveryView.From)],
            page.Count > limit ? page[limit - 1].Id.ToString("N") : null));
    }

    /// <param name="Next">Cursor of the next page; null on the last.</param>
    internal sealed record Page(IReadOnlyList<DeliveryView> Deliveries, string? Next);
}

/// <summary>A message, and how it fared.</summary>
/// <param name="Id">The message's, as in <c>webhook-id</c>.</param>
/// <param name="Subject">Id of the contract or of the upload.</param>
/// <param name="NextAttemptAt">Null when it was delivered or given up.</param>
/// <param name="LastStatus">Of the receiver's last answer.</param>
public sealed record DeliveryView(
    Guid Id,
    string Type,
    Guid Subject,
    string State,
    DateTimeOffset At,
    int Attempts,
    DateTimeOffset? DeliveredAt,
    DateTimeOffset? NextAttemptAt,
    int? LastStatus,
    WebhookProblem? LastProblem)
{
    public static DeliveryView From(WebhookDeliveryRow delivery) => new(
        delivery.Id,
        delivery.Type,
        delivery.Subject,
        delivery.SubjectState,
        delivery.At,
        delivery.Attempts,
        delivery.DeliveredAt,
        delivery.NextAttemptAt,
        delivery.LastStatus,
        delivery.LastProblem is { } code ? WebhookProblem.Of(code) : null);
}
