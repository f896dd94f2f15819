using System.Globalization;
using LaborContracts.Api.Http;
using LaborContracts.Api.Intents;
using LaborContracts.Api.Webhooks;
using LaborContracts.Documents;
using LaborContracts.Domain.Deadlines;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Intents;
using LaborContracts.Ledger.Json;
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
/// Everything the platform holds of one document: aggregate, row, data key, files, and the evidence trail that it shares
/// with the other documents of its relation. Its methods add to the caller's unit of work; all of an act (state, file,
/// event, leaf, and what it does to the contract that it follows) becomes durable in one save.
/// </summary>
/// <param name="root">The dossier of the contract that the document follows; null if a relation begins with it.</param>
internal sealed class Dossier(
    LaborContract contract, ContractRow row, DataKey key, Dossier? root, LaborContractsDb db, DocumentFolder documents)
{
    /// <summary>The actor of the labor authority's looks.</summary>
    public const string Authority = "inspector";

    private const string Platform = "platform";

    public LaborContract Contract => contract;

    public ContractRow Row => row;

    /// <summary>Of the contract by which the relation began.</summary>
    public Dossier Root => root ?? this;

    /// <summary>The PDF as it stands.</summary>
    public async Task<byte[]> ReadDocumentAsync(CancellationToken cancellationToken)
    {
        var sha256 = row.DocumentSha256 ?? throw new InvalidOperationException($"Contract {row.Id} has no document yet.");
        var document = await db.Documents.FindAsync([sha256], cancellationToken)
            ?? throw new InvalidDataException($"Contract {row.Id} has lost the row of its document.");
        return documents.Read(sha256, document.WrappedKey, document.FileMark);
    }

    /// <summary>What is to be proven: the will to sign exactly the bytes that the intent was started over.</summary>
    public Bytes32 ChallengeOf(IntentRow intent) => IntentChallenge.Of(
        new Bytes32(row.Key), (byte)Enum.Parse<PartyRole>(intent.Role), Bytes32.Parse($"0x{intent.DocumentSha256}"), new Bytes32(intent.Nonce));

    /// <summary>A signature to be made, with what was drawn by hand for it; the drawing waits under the contract's key.</summary>
    public void AddSigning(IntentRow intent, byte[]? handwriting) => db.Signings.Add(new SigningRow
    {
        ContractId = row.Id,
        IntentId = intent.Id,
        RequestedAt = intent.CompletedAt!.Value,
        IntentExpiresAt = intent.ExpiresAt,
        NextAttemptAt = intent.CompletedAt.Value,
        SealedHandwriting = handwriting is null ? null : key.Seal(handwriting),
    });

    /// <summary>What was drawn by hand for a signature that waits; null if nothing was.</summary>
    public Handwriting? HandwritingFor(SigningRow signing) =>
        signing.SealedHandwriting is { } drawn ? Handwriting.FromPng(key.Open(drawn)) : null;

    public Task RecordDraftAsync(DateTimeOffset at, Caller caller, CancellationToken cancellationToken) =>
        AppendAsync("contract.drafted", at, Drafter, By(caller), cancellationToken);

    /// <summary>
    /// The warnings in spite of which it was offered, with the reason given for each, are part of the evidence.
    /// </summary>
    public async Task RecordOfferAsync(ContractOffered offered, byte[] pdf, Caller caller, CancellationToken cancellationToken)
    {
        PutDocument(pdf, offered.At);
        row.OfferedAt = offered.At;
        var details = By(caller);
        details["documentSha256"] = row.DocumentSha256!;
        details["expiresAt"] = JsonTime.Write(offered.ExpiresAt);
        details["findings"] = string.Join(' ', offered.Findings.Select(f => f.Id));
        foreach (var (rule, reason) in offered.Reasons) details[$"reason.{rule}"] = reason;
        await AppendAsync(TrailEventType.Offered, offered.At, Drafter, details, cancellationToken);
    }

    /// <summary>The contract that it follows knows of the document that is out for signing.</summary>
    public void RecordOpened(SuccessorOpened _) => KeepState();

    public Task RecordAsync(ChangeRequested requested, Caller caller, CancellationToken cancellationToken) =>
        AppendAsync("change.requested", requested.At, "worker", Details(requested.Request, caller), cancellationToken);

    public Task RecordAsync(ChangeAnswered answered, Caller caller, CancellationToken cancellationToken)
    {
        var details = Details(answered.Request, caller);
        details["accepted"] = answered.Request.Answer!.Accepted ? "true" : "false";
        details["answer"] = answered.Request.Answer.Text;
        return AppendAsync("change.answered", answered.At, "employer", details, cancellationToken);
    }

    public Task RecordAsync(PaperCopyRequested requested, Caller caller, CancellationToken cancellationToken)
    {
        var details = By(caller);
        details["dueOn"] = requested.Request.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return AppendAsync("paper-copy.requested", requested.At, "worker", details, cancellationToken);
    }

    /// <summary>Not the code, nor its hash: what counts is what was proven, how, and over which bytes. A passkey's answer is kept whole.</summary>
    public Task RecordIntentAsync(IntentRow intent, PasskeyProof? passkey, Caller caller, CancellationToken cancellationToken)
    {
        var details = By(caller);
        if (passkey is null) details["method"] = "one-time-code";
        else PasskeyIntent.Tell(passkey.Credential, passkey.Assertion, details);
        details["documentSha256"] = intent.DocumentSha256;
        details["nonce"] = Hex.Encode(intent.Nonce);
        return AppendAsync(
            TrailEventType.IntentProven, intent.CompletedAt!.Value, ActorOf(Enum.Parse<PartyRole>(intent.Role)), details, cancellationToken);
    }

    /// <summary>What a party did before it signs. It changes nothing of the contract but its trail.</summary>
    public Task RecordStepAsync(
        string type, DateTimeOffset at, Caller caller, Dictionary<string, string> details, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in By(caller)) details[name] = value;
        return AppendAsync(type, at, ActorOf(caller.RoleIn(row)), details, cancellationToken);
    }

    /// <summary>What became of the message that told the worker of the conclusion; neither its text nor its number.</summary>
    public Task RecordNotificationAsync(OutboxRow message, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var details = new Dictionary<string, string>
        {
            ["documentSha256"] = row.DocumentSha256!, ["message"] = message.MessageId.ToString(), ["outcome"] = message.Outcome!,
        };
        if (message.GatewayId is { } id) details["gatewayId"] = id;
        return AppendAsync("completion.notified", at, Platform, details, cancellationToken);
    }

    /// <summary>A signature is made; the last one concludes the contract and registers its leaf.</summary>
    public async Task RecordSignatureAsync(SignatureRecorded signature, byte[] pdf, CancellationToken cancellationToken)
    {
        PutDocument(pdf, signature.At);
        if (signature.Concludes) row.ConcludedAt = signature.At;
        var head = await AppendAsync(TrailEventType.SignatureRecorded, signature.At, ActorOf(signature.Role), new()
        {
            ["documentSha256"] = row.DocumentSha256!,
        }, cancellationToken);
        if (!signature.Concludes) return;

        head = await AppendAsync(
            TrailEventType.Concluded, signature.At, Platform, new() { ["documentSha256"] = row.DocumentSha256! }, cancellationToken);
        db.Leaves.Add(Leaf.OfDocument(new Bytes32(row.Key), (uint)row.Revision, pdf, head).ToRow(row.Id, signature.At));
        if (root is not null) Succeed(root, signature.At);
    }

    public Task RecordAsync(SignatureAbandoned abandoned, CancellationToken cancellationToken) => AppendAsync(
        "signature.abandoned", abandoned.At, Platform, new() { ["role"] = ActorOf(abandoned.Role) }, cancellationToken);

    public Task RecordAsync(ContractDeclined declined, Caller caller, CancellationToken cancellationToken)
    {
        var details = By(caller);
        details["reason"] = declined.Reason;
        return CloseAsync("contract.declined", declined.At, "worker", details, cancellationToken);
    }

    public Task RecordAsync(ContractWithdrawn withdrawn, Caller caller, CancellationToken cancellationToken) =>
        CloseAsync("contract.withdrawn", withdrawn.At, Drafter, By(caller), cancellationToken);

    public Task RecordAsync(ContractLapsed lapsed, CancellationToken cancellationToken) =>
        CloseAsync("contract.lapsed", lapsed.At, Platform, [], cancellationToken);

    /// <summary>A look of the labor authority within a case. It grows the trail and changes nothing else.</summary>
    public Task RecordCaseLookAsync(DateTimeOffset at, Dictionary<string, string> details, CancellationToken cancellationToken)
    {
        details["documentSha256"] = row.DocumentSha256!;
        return AddToTrailAsync(TrailEventType.Opened, at, Authority, details, LookRight.Case, cancellationToken);
    }

    /// <summary>A look at an offered document, of the kind <paramref name="what"/>. It grows the trail and changes nothing else.</summary>
    public Task RecordLookAsync(string what, DateTimeOffset at, Caller caller, CancellationToken cancellationToken)
    {
        var details = By(caller);
        details["what"] = what;
        details["documentSha256"] = row.DocumentSha256!;
        return AddToTrailAsync(TrailEventType.Opened, at, ActorOf(caller.RoleIn(row)), details, LookRight.Party, cancellationToken);
    }

    public Task RecordAsync(ContractOvertaken overtaken, CancellationToken cancellationToken) =>
        CloseAsync("contract.overtaken", overtaken.At, Platform, new() { ["by"] = overtaken.By.ToString() }, cancellationToken);

    private string Drafter => contract.Document.Drafter() == PartyRole.Worker ? "worker" : "employer";

    /// <summary>Who acted, and from where: of each act of a party.</summary>
    private static Dictionary<string, string> By(Caller caller) => new() { ["account"] = caller.Account, ["from"] = caller.From };

    private static Dictionary<string, string> Details(ChangeRequest request, Caller caller)
    {
        var details = By(caller);
        details["request"] = request.Id.ToString();
        details["clause"] = request.Clause;
        details["currentText"] = request.CurrentText;
        details["proposedText"] = request.ProposedText;
        details["reason"] = request.Reason;
        return details;
    }

    /// <summary>An offer that came to nothing makes room for another document.</summary>
    private async Task CloseAsync(
        string type, DateTimeOffset at, string actor, Dictionary<string, string> details, CancellationToken cancellationToken)
    {
        await AppendAsync(type, at, actor, details, cancellationToken);
        // A draft was never out for signing, and the contract that it follows knows nothing of it.
        if (root is not null && root.Contract.CloseSuccessor(contract, at).Refusal is null) root.KeepState();
    }

    /// <summary>The contract that it follows goes on with the new terms, and the registry is to hear of it.</summary>
    private void Succeed(Dossier followed, DateTimeOffset at)
    {
        var wasTerminated = followed.Contract.State == ContractState.Terminated;
        if (followed.Contract.Succeed(contract, at).Refusal is { } refusal)
            throw new InvalidDataException($"Document {row.Id} is concluded, and contract {row.RootId} refuses it: {refusal.Code}.");
        followed.KeepState();
        if (wasTerminated) return; // the certificate confirms what is recorded already
        db.Statuses.Add(MadeStatus.Of(contract, row, at));
    }

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

    /// <summary>Every event comes with the state that it led to.</summary>
    private async Task<Bytes32> AppendAsync(
        string type, DateTimeOffset at, string actor, Dictionary<string, string> details, CancellationToken cancellationToken)
    {
        var head = await AddToTrailAsync(type, at, actor, details, null, cancellationToken);
        KeepState();
        if (WebhookEvent.Of(type) is { } told)
            await db.TellAsync(told, row.EmployerCode, row.Id, WebhookEvent.NameOf(contract.State), at, cancellationToken);
        return head;
    }

    private async Task<Bytes32> AddToTrailAsync(
        string type, DateTimeOffset at, string actor, Dictionary<string, string> details, LookRight? look, CancellationToken cancellationToken)
    {
        if (row.RootId != row.Id) details["document"] = row.Id.ToString();
        return await SealedTrail.AppendAsync(db, row.RootId, row.Key, key, new(type, at, actor, details), look, cancellationToken);
    }

    public static string ActorOf(PartyRole role) => role switch
    {
        PartyRole.Worker => "worker",
        PartyRole.Employer => "employer",
        PartyRole.Partner => "partner",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such party."),
    };

    /// <summary>Deadlines follow from the state; those that changed are written with it.</summary>
    private void KeepDeadlines()
    {
        var now = DeadlineCalendar.Of(contract).ToDictionary(deadline => deadline.Kind.ToString(), deadline => deadline.DueOn);
        var before = db.Deadlines.Local.Where(d => d.ContractId == row.Id)
            .Concat(db.Entry(row).State == EntityState.Added ? [] : db.Deadlines.Where(d => d.ContractId == row.Id))
            .Distinct().ToList();
        db.Deadlines.RemoveRange(before.Where(d => !now.ContainsKey(d.Kind)));
        foreach (var (kind, dueOn) in now)
        {
            if (before.FirstOrDefault(d => d.Kind == kind) is { } known) known.DueOn = dueOn;
            else db.Deadlines.Add(new DeadlineRow
            {
                ContractId = row.Id,
                Kind = kind,
                DueOn = dueOn,
                EmployerCode = row.EmployerCode,
                WorkerIndex = row.WorkerIndex,
            });
        }
    }

    /// <summary>The version lets one of two writers win.</summary>
    private void KeepState()
    {
        row.State = contract.State.ToString();
        row.AwaitingTimestamp = contract.AwaitingTimestamp?.ToString();
        row.OfferExpiresAt = contract.OfferExpiresAt;
        row.OpenChanges = contract.ChangeRequests.Count(request => request.Answer is null);
        row.Sealed = key.Seal(SnapshotJson.Write(contract.ToSnapshot()));
        row.LatestRevision = contract.LatestRevision;
        KeepDeadlines();
        row.Version = db.Entry(row).State == EntityState.Added ? 1 : db.Entry(row).OriginalValues.GetValue<int>(nameof(row.Version)) + 1;
    }
}
