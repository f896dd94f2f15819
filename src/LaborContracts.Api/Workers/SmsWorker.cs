using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Messages;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers;

/// <summary>
/// Hands the outbox to the SMS gateway, several messages at a time so that a slow answer holds up few, and what is of use for the shortest time first:
/// a code does not wait behind the news of a hundred thousand offers. An instance takes a message, durably and for as long
/// as an answer may take, before it sends it; killed in between, it leaves it to whoever looks next, who sends it again under the same id. What
/// became of a message that a contract waits to hear of is then told to its trail, once.
/// </summary>
internal sealed partial class SmsWorker(
    IServiceScopeFactory scopes, SmsGateway gateway, MasterKey masterKey, PlatformSettings settings, TimeProvider clock, ILogger<SmsWorker> logger)
    : WorkerLoop(scopes, wakeup: null, TimeSpan.FromSeconds(0.5), logger)
{
    private const int AtOnce = 16;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan TrailPause = TimeSpan.FromMinutes(1);

    /// <summary>How long a message is an instance's that has taken it.</summary>
    private TimeSpan Hold => settings.Sms!.Timeout + TimeSpan.FromSeconds(10);

    protected override async Task<bool> StepAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var db = scope.GetRequiredService<LaborContractsDb>();
        var sent = await SendAsync(db, cancellationToken);
        var told = await TellAsync(db, scope.GetRequiredService<DossierShelf>(), cancellationToken);
        return sent || told;
    }

    private async Task<bool> SendAsync(LaborContractsDb db, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.Outbox.AsNoTracking().Where(m => m.Outcome == null && m.NextAttemptAt <= now)
            .OrderBy(m => m.ExpiresAt).ThenBy(m => m.NextAttemptAt).Take(AtOnce).ToListAsync(cancellationToken);
        var sending = new List<(OutboxRow Row, OutboxMessage Message)>();
        foreach (var row in due)
        {
            if (now >= row.ExpiresAt) await SettleAsync(db, row, new(Delivery.Expired, null, $"after {row.Attempts} attempts"), cancellationToken);
            else if (await TakeAsync(db, row, now + Max(Hold, PauseAfter(row.Attempts + 1)), cancellationToken)) sending.Add((row, row.Open(masterKey)));
        }

        var deliveries = await Task.WhenAll(sending.Select(one => gateway.SendAsync(one.Row, one.Message, cancellationToken)));
        foreach (var ((row, _), delivery) in sending.Zip(deliveries))
        {
            if (delivery.Outcome is not null) await SettleAsync(db, row, delivery, cancellationToken);
            else await WaitAsync(db, row, delivery, cancellationToken);
        }

        return due.Count > 0;
    }

    /// <summary>Whether this instance has it now, as long as nobody else may take it.</summary>
    private static async Task<bool> TakeAsync(LaborContractsDb db, OutboxRow row, DateTimeOffset until, CancellationToken cancellationToken) =>
        await db.Outbox.Where(m => m.Id == row.Id && m.Version == row.Version && m.Outcome == null).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Attempts, m => m.Attempts + 1).SetProperty(m => m.NextAttemptAt, until).SetProperty(m => m.Version, m => m.Version + 1),
            cancellationToken) == 1;

    private async Task SettleAsync(LaborContractsDb db, OutboxRow row, Delivery delivery, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.Outbox.Where(m => m.Id == row.Id && m.Outcome == null).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Outcome, delivery.Outcome).SetProperty(m => m.GatewayId, delivery.GatewayId)
                .SetProperty(m => m.NextAttemptAt, now).SetProperty(m => m.Version, m => m.Version + 1),
            cancellationToken);
        if (delivery.Problem is { } problem) NotSent(logger, row.MessageId, row.Template, delivery.Outcome!, problem);
    }

    /// <summary>Unless another instance has taken it meanwhile, it is tried again after a pause.</summary>
    private async Task WaitAsync(LaborContractsDb db, OutboxRow row, Delivery delivery, CancellationToken cancellationToken)
    {
        var next = clock.GetUtcNow() + PauseAfter(row.Attempts + 1);
        await db.Outbox.Where(m => m.Id == row.Id && m.Version == row.Version + 1).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.NextAttemptAt, next), cancellationToken);
        Waits(logger, row.MessageId, row.Template, delivery.Problem!);
    }

    private async Task<bool> TellAsync(LaborContractsDb db, DossierShelf shelf, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var row = await db.Outbox.Where(m => m.Outcome != null && m.ContractId != null && m.ToldAt == null && m.NextAttemptAt <= now)
            .OrderBy(m => m.NextAttemptAt).FirstOrDefaultAsync(cancellationToken);
        if (row is null) return false;

        // A trail that cannot be written now holds up no other.
        row.NextAttemptAt = now + TrailPause;
        row.Version++;
        await db.SaveChangesAsync(cancellationToken);
        var dossier = await shelf.OpenAsync(row.ContractId!.Value, cancellationToken)
            ?? throw new InvalidDataException($"Message {row.MessageId} tells of contract {row.ContractId}, which is not there.");
        row.ToldAt = now;
        row.Version++;
        await dossier.RecordNotificationAsync(row, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static TimeSpan PauseAfter(int attempts)
    {
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempts - 1, 10)));
        return pause < LongestPause ? pause : LongestPause;
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} ({Template}) waits and is sent again: {Reason}")]
    private static partial void Waits(ILogger logger, Guid message, string template, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} ({Template}) is {Outcome}: {Reason}")]
    private static partial void NotSent(ILogger logger, Guid message, string template, string outcome, string reason);
}
