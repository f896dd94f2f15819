using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Cases;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Api.Workers.Anchoring;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage;
using LaborContracts.Verification;
using LaborContracts.Verification.Evidence;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Evidence;

/// <summary>Brings the evidence of a relation together for one of its parties or a case, and judges it on the published pins. Stores nothing.</summary>
internal sealed class EvidenceDesk(
    LaborContractsDb db,
    DossierShelf shelf,
    CaseReach reach,
    BatchTrees trees,
    SealedRegistrations registrations,
    PlatformSettings settings,
    Trust trust,
    IRegistry registry,
    TimeProvider clock)
{
    /// <summary>For a party. Null while nothing of the relation is concluded.</summary>
    /// <exception cref="InvalidDataException">The trail cannot be opened, or is too long to be handed out.</exception>
    public Task<Evidence?> CollectAsync(Dossier dossier, Caller caller, CancellationToken cancellationToken) => CollectAsync(
        dossier,
        EvidenceRecipient.Of(caller.RoleIn(dossier.Row)),
        id => shelf.OpenAsync(id, caller, cancellationToken),
        () => ShowTrail.FileForAsync(dossier.Row, caller, shelf, db, trees, settings, clock.GetUtcNow(), cancellationToken),
        cancellationToken);

    /// <summary>For the labor authority within a case: the documents that it reaches. Null while none of them is concluded.</summary>
    /// <exception cref="InvalidDataException">The trail cannot be opened, or is too long to be handed out.</exception>
    public async Task<Evidence?> CollectAsync(Dossier dossier, CaseFile file, CancellationToken cancellationToken)
    {
        var reached = await db.Contracts.Where(c => c.RootId == dossier.Row.RootId && c.DocumentSha256 != null).ToListAsync(cancellationToken);
        var within = reached.Where(row => reach.Touches(file, row) && reach.IsInDistrict(file, row)).ToDictionary(row => row.Id);
        return await CollectAsync(
            dossier,
            EvidenceRecipient.Of(file),
            async id => within.TryGetValue(id, out var row) ? await shelf.OpenAsync(row, cancellationToken) : null,
            () => ShowTrail.FileForAsync(dossier.Row, file, within.Keys.ToHashSet(), shelf, db, trees, settings, clock.GetUtcNow(), cancellationToken),
            cancellationToken);
    }

    private async Task<Evidence?> CollectAsync(
        Dossier dossier, EvidenceRecipient recipient, Func<Guid, Task<Dossier?>> openAsync, Func<Task<TrailFile>> readTrailAsync,
        CancellationToken cancellationToken)
    {
        var key = new Bytes32(dossier.Row.Key);
        var files = new OrderedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var documents = new Dictionary<string, LaborContract>(StringComparer.Ordinal);
        var leaves = await db.Leaves.AsNoTracking()
            .Where(l => l.Key == dossier.Row.Key && l.Kind == (int)LeafKind.ConcludedDocument).OrderBy(l => l.Revision).ToListAsync(cancellationToken);
        foreach (var leaf in leaves)
        {
            if (await openAsync(leaf.ContractId) is not { } document) continue;
            documents[EvidenceNames.DocumentOf(leaf.Revision)] = document.Contract;
            files[EvidenceNames.DocumentOf(leaf.Revision)] = await document.ReadDocumentAsync(cancellationToken);
            if (await trees.ProofOfAsync(leaf, cancellationToken) is not { } proof) continue;
            files[EvidenceNames.ProofOf(leaf.Revision)] = proof.Write();
            if (await registrations.TryProveAsync(proof, cancellationToken) is { } sealing) files[EvidenceNames.ConsensusOf(leaf.Revision)] = sealing.Write();
        }

        if (!documents.ContainsKey(EvidenceNames.Contract)) return null;
        if (await registrations.TryProveStatusAsync(key, cancellationToken) is { } status) files[EvidenceNames.StatusConsensus] = status.Write();
        var trail = await readTrailAsync();
        if (trail.Entries.Count > TrailFile.MostEntries) throw new InvalidDataException($"The trail of contract {dossier.Row.RootId} is too long.");
        files[EvidenceNames.Trail] = trail.Write();
        files[EvidenceNames.RuleCheck] = RuleCheck.Of(trail);
        files[EvidenceNames.Statement] = SystemStatement.Of(settings, registry);
        var report = await new EvidenceVerifier(trust, registry, clock).JudgeAsync(key, files, cancellationToken);
        return new(files, report, documents, recipient, ContractView.StatusAddressOf(dossier.Root, settings.BaseAddress));
    }
}
