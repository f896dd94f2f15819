using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Development;

/// <summary>The messages that a gateway would send by SMS, newest first. Never mapped in production.</summary>
internal static class ShowOutbox
{
    private const int Newest = 100;

    public static void MapShowOutbox(this IEndpointRouteBuilder routes) => routes
        .MapGet("/development/outbox.json", HandleAsync)
        .ExcludeFromDescription();

    private static async Task<IEnumerable<Message>> HandleAsync(LaborContractsDb db, MasterKey masterKey, CancellationToken cancellationToken)
    {
        var rows = await db.Outbox.AsNoTracking().OrderByDescending(m => m.Id).Take(Newest).ToListAsync(cancellationToken);
        return rows.Select(row => Message.From(row, row.Open(masterKey)));
    }

    /// <param name="IntentId">What the message is about, if its code proves something or an account is told of it.</param>
    internal sealed record Message(Guid? IntentId, string Phone, string? Code, string Text, DateTimeOffset At)
    {
        public static Message From(OutboxRow row, OutboxMessage opened) => new(row.IntentId, opened.Phone, opened.Code, opened.Text, row.At);
    }
}
