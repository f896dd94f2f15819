using LaborContracts.Domain.Lifecycle;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Webhooks;

/// <summary>
/// Notes what an employer's webhooks are to be told, in the unit of work of what it is about: an event and its message are durable
/// together or not at all.
/// </summary>
internal static class WebhookNews
{
    /// <param name="state">Of the subject after the event.</param>
    public static async Task TellAsync(
        this LaborContractsDb db, string type, string employer, Guid subject, string state, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var webhook in await ListenersAsync(db, type, [employer], cancellationToken)) Add(db, webhook.Id, type, subject, state, at);
    }

    /// <summary>Tells of each document whose leaf is in a batch that is on chain now.</summary>
    public static async Task TellOfAnchoredAsync(this LaborContractsDb db, BatchRow batch, CancellationToken cancellationToken)
    {
        var anchored = await (
            from leaf in db.Leaves.AsNoTracking()
            join contract in db.Contracts on leaf.ContractId equals contract.Id
            where leaf.BatchId == batch.Id && leaf.Kind == (int)LeafKind.ConcludedDocument
                && db.Webhooks.Any(w => w.EmployerCode == contract.EmployerCode && w.DisabledAt == null)
            select new { contract.Id, contract.EmployerCode, contract.State }).ToListAsync(cancellationToken);
        if (anchored.Count == 0) return;
        var listeners = (await ListenersAsync(db, WebhookEvent.Anchored, [.. anchored.Select(a => a.EmployerCode).Distinct()], cancellationToken))
            .ToLookup(listener => listener.EmployerCode, listener => listener.Id);
        foreach (var document in anchored)
            foreach (var webhook in listeners[document.EmployerCode])
                Add(db, webhook, WebhookEvent.Anchored, document.Id, WebhookEvent.NameOf(Enum.Parse<ContractState>(document.State)), batch.ProvenAt!.Value);
    }

    private static async Task<List<(Guid Id, string EmployerCode)>> ListenersAsync(
        LaborContractsDb db, string type, string[] employers, CancellationToken cancellationToken) =>
        [.. (await db.Webhooks.AsNoTracking().Where(w => employers.Contains(w.EmployerCode) && w.DisabledAt == null)
                .Select(w => new { w.Id, w.EmployerCode, w.Events }).ToListAsync(cancellationToken))
            .Where(w => w.Events.Split(' ').Contains(type)).Select(w => (w.Id, w.EmployerCode))];

    private static void Add(LaborContractsDb db, Guid webhook, string type, Guid subject, string state, DateTimeOffset at) =>
        db.WebhookDeliveries.Add(new()
        {
            Id = Guid.CreateVersion7(at),
            WebhookId = webhook,
            Type = type,
            Subject = subject,
            SubjectState = state,
            At = at,
            NextAttemptAt = at,
        });
}
