using LaborContracts.Api.Webhooks;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Webhooks;

/// <summary>
/// Delivers messages that are due, each at least once. An attempt and when the next would be are recorded before it is made, so whoever is
/// killed repeats it later, and no message is tried without end; a receiver knows the repeat by its id.
/// </summary>
internal sealed partial class DeliveryWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DeliveryWorker> logger)
    : WorkerLoop(scopes, wakeup: null, TimeSpan.FromSeconds(0.5), logger)
{
    /// <summary>Webhooks at once, and messages of each: one that is slow must not take all places.</summary>
    private const int MostWebhooks = 8;

    /// <summary>Of these, of one employer: its slow receivers must not hold up the others'.</summary>
    private const int MostOfAnEmployer = 2;

    private const int MostOfOne = 8;
    private const int Gone = 410;

    /// <summary>From one attempt to the next, as Standard Webhooks proposes: three days in all.</summary>
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    protected override async Task<bool> StepAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var (db, sender) = (scope.GetRequiredService<LaborContractsDb>(), scope.GetRequiredService<WebhookSender>());
        var now = clock.GetUtcNow();
        var webhooks = await DueAsync(db, now, cancellationToken);
        if (webhooks.Count == 0) return false;
        var turn = new List<(WebhookRow Webhook, WebhookDeliveryRow Delivery)>();
        foreach (var webhook in webhooks)
            turn.AddRange((await db.WebhookDeliveries.Where(d => d.WebhookId == webhook.Id && d.NextAttemptAt <= now)
                .OrderBy(d => d.NextAttemptAt).ThenBy(d => d.Id).Take(MostOfOne).ToListAsync(cancellationToken)).Select(d => (webhook, d)));

        foreach (var (_, delivery) in turn)
        {
            delivery.NextAttemptAt = now + Pauses[Math.Min(delivery.Attempts, Pauses.Length - 1)];
            delivery.Attempts++;
            delivery.Version++;
        }

        await db.SaveChangesAsync(cancellationToken);
        Task? failed = null;
        await foreach (var sent in Task.WhenEach(turn.Select(SendAsync)))
        {
            if (!sent.IsCompletedSuccessfully)
            {
                failed = sent; // told of once the others' outcomes are recorded
                continue;
            }

            var (webhook, delivery, attempt) = await sent;
            Record(webhook, delivery, attempt);
            await SaveAsync(db, cancellationToken);
        }

        if (failed is not null) await failed;
        return true;

        async Task<(WebhookRow, WebhookDeliveryRow, Attempt)> SendAsync((WebhookRow Webhook, WebhookDeliveryRow Delivery) message) =>
            (message.Webhook, message.Delivery, await sender.SendAsync(message.Webhook, message.Delivery, cancellationToken));
    }

    /// <summary>Those that have waited longest, and of each employer a few.</summary>
    private static async Task<List<WebhookRow>> DueAsync(LaborContractsDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = await db.Webhooks
            .Where(w => w.DisabledAt == null && db.WebhookDeliveries.Any(d => d.WebhookId == w.Id && d.NextAttemptAt <= now))
            .OrderBy(w => db.WebhookDeliveries.Where(d => d.WebhookId == w.Id).Min(d => d.NextAttemptAt))
            .Select(w => new { w.Id, w.EmployerCode }).ToListAsync(cancellationToken);
        var chosen = due.GroupBy(w => w.EmployerCode).SelectMany(ofOne => ofOne.Take(MostOfAnEmployer)).Select(w => w.Id).ToHashSet();
        var first = due.Where(w => chosen.Contains(w.Id)).Take(MostWebhooks).Select(w => w.Id).ToList();
        return await db.Webhooks.Where(w => first.Contains(w.Id)).ToListAsync(cancellationToken);
    }

    /// <summary>One outcome by itself: where somebody else has written the row, only this outcome is lost, and its message comes again.</summary>
    private async Task SaveAsync(LaborContractsDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException refused)
        {
            NotRecorded(logger, refused);
            foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Modified).ToList())
                await entry.ReloadAsync(cancellationToken);
        }
    }

    private void Record(WebhookRow webhook, WebhookDeliveryRow delivery, Attempt attempt)
    {
        var now = clock.GetUtcNow();
        (delivery.LastStatus, delivery.LastProblem) = (attempt.Status, attempt.Problem);
        delivery.Version++;
        if (attempt.Problem is null)
        {
            (delivery.DeliveredAt, delivery.NextAttemptAt) = (now, null);
            return;
        }

        var isGivenUp = attempt.Status == Gone || delivery.Attempts > Pauses.Length;
        if (isGivenUp) delivery.NextAttemptAt = null;
        if (!isGivenUp || webhook.DisabledAt is not null) return;
        (webhook.DisabledAt, webhook.DisabledFor) = (now, attempt.Status == Gone ? "webhook.gone" : "webhook.never-delivered");
        webhook.Version++;
        Disabled(logger, webhook.Id, webhook.DisabledFor);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The outcome of a delivery is not recorded: its row was written meanwhile")]
    private static partial void NotRecorded(ILogger logger, Exception refusal);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook {Webhook} is disabled: {Reason}")]
    private static partial void Disabled(ILogger logger, Guid webhook, string reason);
}
