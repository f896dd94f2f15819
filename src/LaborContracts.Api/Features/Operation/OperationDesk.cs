using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Api.Workers.Keys;
using LaborContracts.Ledger.Chain;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;

namespace LaborContracts.Api.Features.Operation;

/// <summary>
/// How the platform stands, for whoever runs it. Counts and times, by queries of their own; no person, no contract, and nothing outside is asked, so that it
/// answers when all else does not.
/// </summary>
internal sealed class OperationDesk(
    LaborContractsDb db,
    IServiceProvider services,
    PlatformSettings settings,
    IHostEnvironment environment,
    IRegistry registry,
    NodeSet nodes,
    MasterKey masterKey,
    Seals seals,
    RetirementWorker retirement,
    StatuteFiles statutes,
    TimeProvider clock)
{
    public async Task<OperationView> ReadAsync(CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.TodayInChina());
        var chain = NodesView.Of(registry, nodes);
        var work = await WorkView.ReadAsync(db, clock, cancellationToken);
        var outboxes = await OutboxesView.ReadAsync(db, settings, clock, cancellationToken);
        var keys = KeysView.Of(services, settings, masterKey, seals, retirement);
        var law = StatutesView.Of(statutes, today);
        var reconciliation = await ReconciliationView.ReadAsync(db, cancellationToken);
        var registers = await RegistersView.ReadAsync(db, settings, cancellationToken);
        var store = await StoreView.ReadAsync(db, settings, cancellationToken);
        var refusals = await RefusalsView.ReadAsync(db, clock, cancellationToken);
        Concern[] concerns =
        [
            .. chain.Concerns(),
            .. work.Concerns(settings.Reconciliation, now),
            .. outboxes.Concerns(environment.IsDevelopment(), now),
            .. keys.Concerns(now),
            .. law.Concerns(today),
            .. reconciliation.Concerns(settings.Reconciliation, now),
            .. registers.Concerns(settings.BeforeSigning),
            .. store.Concerns(),
        ];
        return new(now, [.. concerns.OrderBy(concern => concern.Urgency)], chain, work, outboxes, keys, law, reconciliation, registers, store, refusals);
    }
}

/// <param name="At">When all of it was looked at.</param>
/// <param name="Concerns">What a person should see to, the urgent first; empty if nothing.</param>
public sealed record OperationView(
    DateTimeOffset At,
    IReadOnlyList<Concern> Concerns,
    NodesView Chain,
    WorkView Work,
    OutboxesView Outboxes,
    KeysView Keys,
    StatutesView Statutes,
    ReconciliationView Reconciliation,
    RegistersView Identity,
    StoreView Store,
    RefusalsView Refusals);
