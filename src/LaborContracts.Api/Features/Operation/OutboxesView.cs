using LaborContracts.Api.Messages;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Operation;

/// <summary>What goes out to people and programs: numbers, never to whom or what.</summary>
/// <param name="HasGateway">Without one no message reaches anybody.</param>
/// <param name="Messages">SMS whose outcome is not known yet and that are still of use.</param>
/// <param name="Refused">By the gateway, in a day.</param>
/// <param name="Expired">Before they were sent, in a day.</param>
/// <param name="Deliveries">To webhooks, still to be attempted.</param>
/// <param name="GivenUp">Of the events of a day.</param>
/// <param name="DisabledWebhooks">Their employers have been told, and can turn them on again.</param>
public sealed record OutboxesView(
    bool HasGateway, Backlog Messages, int Refused, int Expired, Backlog Deliveries, int GivenUp, int DisabledWebhooks)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestMessage = TimeSpan.FromMinutes(2); // a code is good for five

    internal static async Task<OutboxesView> ReadAsync(
        LaborContractsDb db, PlatformSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = now - Day;
        return new(
            settings.Sms is not null,
            await Backlog.OfAsync(db.Outbox.Where(m => m.Outcome == null && m.ExpiresAt > now).Select(m => m.At), cancellationToken),
            await db.Outbox.CountAsync(m => m.Outcome == Delivery.Refused && m.At > since, cancellationToken),
            await db.Outbox.CountAsync(m => m.Outcome == Delivery.Expired && m.At > since, cancellationToken),
            await Backlog.OfAsync(db.WebhookDeliveries.Where(d => d.NextAttemptAt != null).Select(d => d.At), cancellationToken),
            await db.WebhookDeliveries.CountAsync(d => d.At > since && d.NextAttemptAt == null && d.DeliveredAt == null, cancellationToken),
            await db.Webhooks.CountAsync(w => w.DisabledAt != null, cancellationToken));
    }

    internal IEnumerable<Concern> Concerns(bool isDevelopment, DateTimeOffset now)
    {
        if (!HasGateway && !isDevelopment) yield return Concern.Now("sms.no-gateway");
        if (HasGateway && Messages.MinutesBeyond(LongestMessage, now) is { } minutes) yield return Concern.Now("sms.late", Messages.Count, minutes);
        if (Refused > 0) yield return Concern.Soon("sms.refused", Refused);
        if (Expired > 0) yield return Concern.Soon("sms.expired", Expired);
        if (GivenUp > 0) yield return Concern.Soon("webhooks.given-up", GivenUp);
    }
}
