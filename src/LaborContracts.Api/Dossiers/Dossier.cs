using System.Globalization;
using System.Security.Cryptography;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage;
using LaborContracts.Storage.Contracts;
using LaborContracts.Storage.Documents;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Dossiers;

/// <summary>
/// Everything the platform holds of one contract: aggregate, row, data key, documents and evidence trail. Its methods
/// add to the caller's unit of work; all of an act (state, document, event, leaf) becomes durable in one save.
/// </summary>
internal sealed class Dossier(
    LaborContract contract, ContractRow row, DataKey key, LaborContractsDb db, DocumentFolder documents)
{
    /// <summary>Amendments and renewals will be revisions of their own.</summary>
    private const uint FirstRevision = 1;

    private const string Platform = "platform";

    public LaborContract Contract => contract;

    public ContractRow Row => row;

    /// <summary>The PDF as it stands.</summary>
    public async Task<byte[]> ReadDocumentAsync(CancellationToken cancellationToken)
    {
        var sha256 = row.DocumentSha256 ?? throw new InvalidOperationException($"Contract {row.Id} has no document yet.");
        var document = await db.Documents.FindAsync([sha256], cancellationToken)
            ?? throw new InvalidDataException($"Contract {row.Id} has lost the row of its document.");
        return documents.Read(sha256, document.WrappedKey);
    }

    public Task RecordDraftAsync(DateTimeOffset at, string account, CancellationToken cancellationToken) =>
        AppendAsync("contract.drafted", at, "employer", new() { ["account"] = account }, cancellationToken);

    public async Task RecordOfferAsync(ContractOffered offered, byte[] pdf, string account, CancellationToken cancellationToken)
    {
        PutDocument(pdf, offered.At);
        await AppendAsync("contract.offered", offered.At, "employer", new()
        {
            ["account"] = account,
            ["documentSha256"] = row.DocumentSha256!,
            ["expiresAt"] = offered.ExpiresAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["findings"] = string.Join(' ', offered.Findings.Select(f => f.Id)),
        }, cancellationToken);
    }

    /// <summary>Not the code, nor its hash: what counts is what was proven, how, and over which bytes.</summary>
    public Task RecordIntentAsync(IntentRow intent, string account, CancellationToken cancellationToken) =>
        AppendAsync("intent.proven", intent.CompletedAt!.Value, ActorOf(Enum.Parse<PartyRole>(intent.Role)), new()
        {
            ["account"] = account,
            ["method"] = "one-time-code",
            ["documentSha256"] = intent.DocumentSha256,
            ["nonce"] = Hex.Encode(intent.Nonce),
        }, cancellationToken);

    /// <summary>A signature is made; the last one concludes the contract and registers its leaf.</summary>
    public async Task RecordSignatureAsync(SignatureRecorded signature, byte[] pdf, CancellationToken cancellationToken)
    {
        PutDocument(pdf, signature.At);
        var head = await AppendAsync("signature.recorded", signature.At, ActorOf(signature.Role), new()
        {
            ["documentSha256"] = row.DocumentSha256!,
        }, cancellationToken);
        if (!signature.Concludes) return;

        head = await AppendAsync(
            "contract.concluded", signature.At, Platform, new() { ["documentSha256"] = row.DocumentSha256! }, cancellationToken);
        var leaf = Leaf.OfDocument(new Bytes32(row.Key), FirstRevision, pdf, head);
        db.Leaves.Add(new LeafRow
        {
            ContractId = row.Id,
            Key = row.Key,
            Revision = (int)leaf.Revision,
            Kind = (int)leaf.Kind,
            TrailHead = head.ToArray(),
            Leaf = leaf.ToBytes(),
            Sha256 = row.DocumentSha256!,
            RecordedAt = signature.At,
        });
    }

    public Task RecordAsync(SignatureAbandoned abandoned, CancellationToken cancellationToken) => AppendAsync(
        "signature.abandoned", abandoned.At, Platform, new() { ["role"] = ActorOf(abandoned.Role) }, cancellationToken);

    public Task RecordAsync(ContractDeclined declined, CancellationToken cancellationToken) =>
        AppendAsync("contract.declined", declined.At, "worker", new() { ["reason"] = declined.Reason }, cancellationToken);

    public Task RecordAsync(ContractWithdrawn withdrawn, CancellationToken cancellationToken) =>
        AppendAsync("contract.withdrawn", withdrawn.At, "employer", [], cancellationToken);

    public Task RecordAsync(ContractLapsed lapsed, CancellationToken cancellationToken) =>
        AppendAsync("contract.lapsed", lapsed.At, Platform, [], cancellationToken);

    /// <summary>The file is durable before the row that names it is saved.</summary>
    private void PutDocument(byte[] pdf, DateTimeOffset at)
    {
        var (sha256, wrappedKey) = documents.Put(pdf);
        db.Documents.Add(new DocumentRow
        {
            Sha256 = sha256,
            ContractId = row.Id,
            WrappedKey = wrappedKey,
            Bytes = pdf.Length,
            StoredAt = at,
        });
        row.DocumentSha256 = sha256;
    }

    private async Task<Bytes32> AppendAsync(
        string type, DateTimeOffset at, string actor, Dictionary<string, string> details, CancellationToken cancellationToken)
    {
        var last = db.Trail.Local.Where(e => e.ContractId == row.Id).MaxBy(e => e.Sequence)
            ?? await db.Trail.Where(e => e.ContractId == row.Id).OrderByDescending(e => e.Sequence)
                .FirstOrDefaultAsync(cancellationToken);
        var entry = Trail.Append(
            new Bytes32(row.Key),
            last is null ? null : new TrailEntry((uint)last.Sequence, new Bytes32(last.Commitment), new Bytes32(last.Head), null, null),
            new TrailEvent(type, at, actor, details).ToBytes(),
            new Bytes32(RandomNumberGenerator.GetBytes(Bytes32.Size)));
        db.Trail.Add(new TrailRow
        {
            ContractId = row.Id,
            Sequence = (int)entry.Sequence,
            Sealed = key.Seal([.. entry.Salt!.Value.ToArray(), .. entry.Event!.Value.Span]),
            Commitment = entry.Commitment.ToArray(),
            Head = entry.Head.ToArray(),
        });
        KeepState();
        return entry.Head;
    }

    private static string ActorOf(PartyRole role) => role == PartyRole.Worker ? "worker" : "employer";

    /// <summary>Every event comes with the state it led to; the version lets one of two writers win.</summary>
    private void KeepState()
    {
        row.State = contract.State.ToString();
        row.AwaitingTimestamp = contract.AwaitingTimestamp?.ToString();
        row.OfferExpiresAt = contract.OfferExpiresAt;
        row.Sealed = key.Seal(SnapshotJson.Write(contract.ToSnapshot()));
        row.Version = db.Entry(row).State == EntityState.Added ? 1 : db.Entry(row).OriginalValues.GetValue<int>(nameof(row.Version)) + 1;
    }
}
