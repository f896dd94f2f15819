using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Development;

/// <summary>The messages that a gateway would send by SMS, newest first. Never mapped in production.</summary>
internal static class ShowOutbox
{
    private const int Newest = 100;

    public static void MapShowOutbox(this IEndpointRouteBuilder routes) => routes
        .MapGet("/development/outbox.json", HandleAsync)
        .ExcludeFromDescription();

    private static async Task<List<Message>> HandleAsync(LaborContractsDb db, CancellationToken cancellationToken) =>
        await db.Outbox
            .OrderByDescending(m => m.Id)
            .Take(Newest)
            .Select(m => new Message(m.IntentId, m.PhoneMasked, m.Code, m.Text, m.At))
            .ToListAsync(cancellationToken);

    internal sealed record Message(Guid IntentId, string Phone, string Code, string Text, DateTimeOffset At);
}
