using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Lifecycle;

/// <summary>
/// A labor contract from draft to conclusion: the worker signs first, the employer seals after. Every act answers with
/// its event, or with a refusal that has changed nothing.
/// </summary>
public sealed class LaborContract
{
    private LaborContract(ContractSnapshot snapshot)
    {
        Id = snapshot.Id;
        Number = snapshot.Number;
        Terms = snapshot.Terms;
        State = snapshot.State;
        AwaitingTimestamp = snapshot.AwaitingTimestamp;
        OfferExpiresAt = snapshot.OfferExpiresAt;
        DeclineReason = snapshot.DeclineReason;
    }

    /// <summary>Unique for ever; not on paper.</summary>
    public Guid Id { get; }

    /// <summary>合同编号, unique on the platform.</summary>
    public string Number { get; }

    public ContractTerms Terms { get; }

    public ContractState State { get; private set; }

    /// <summary>The party whose intent is proven and whose signature waits for a timestamp; null if none.</summary>
    public PartyRole? AwaitingTimestamp { get; private set; }

    /// <summary>Until when the parties may sign (UTC); null while a draft.</summary>
    public DateTimeOffset? OfferExpiresAt { get; private set; }

    public string? DeclineReason { get; private set; }

    /// <summary>A new draft; nobody but the employer knows of it.</summary>
    public static LaborContract Draft(Guid id, string number, ContractTerms terms) =>
        new(new ContractSnapshot(id, number, terms, ContractState.Draft, null, null, null));

    /// <exception cref="FormatException">No series of acts leads to this snapshot.</exception>
    public static LaborContract Restore(ContractSnapshot snapshot)
    {
        var contract = new LaborContract(snapshot);
        var signing = contract.State is ContractState.Offered or ContractState.SignedByWorker;
        // An offer without an end would never expire, and a draft with one, or a signature awaited out of turn, was
        // never made.
        if (contract.State == ContractState.Draft && contract.OfferExpiresAt is not null
            || contract.State is not (ContractState.Draft or ContractState.Withdrawn) && contract.OfferExpiresAt is null
            || contract.AwaitingTimestamp is { } role && !(signing && role == contract.NextSigner))
        {
            throw new FormatException(
                $"Not a contract's state: {contract.State}, offer until {contract.OfferExpiresAt:O}, awaiting {contract.AwaitingTimestamp}.");
        }

        return contract;
    }

    public ContractSnapshot ToSnapshot() =>
        new(Id, Number, Terms, State, AwaitingTimestamp, OfferExpiresAt, DeclineReason);

    /// <summary>Sends the contract for signing. Findings that block refuse it.</summary>
    public Result<ContractOffered> Offer(DateTimeOffset at, DateTimeOffset expiresAt, IReadOnlyList<Finding> findings)
    {
        if (State != ContractState.Draft) return new NotInThisState(State);
        if (findings.Any(f => f.Severity == Severity.Block)) return new OfferBlockedByStatute(findings);
        State = ContractState.Offered;
        OfferExpiresAt = expiresAt;
        return new ContractOffered(at, expiresAt, findings);
    }

    /// <summary>Why this party may not sign now, or null if it may.</summary>
    public Refusal? RefusalToSign(PartyRole role, DateTimeOffset at)
    {
        if (State is not (ContractState.Offered or ContractState.SignedByWorker)) return new NotInThisState(State);
        if (AwaitingTimestamp is not null) return new TimestampAwaited();
        if (at >= OfferExpiresAt) return new OfferExpired(OfferExpiresAt.Value);
        return role == NextSigner ? null : new NotYourTurn(role);
    }

    /// <summary>
    /// A party has proven its intent; from here until the signature is made or given up nothing else may happen.
    /// </summary>
    public Result<SignatureRequested> RequestSignature(PartyRole role, DateTimeOffset at)
    {
        if (RefusalToSign(role, at) is { } refusal) return refusal;
        AwaitingTimestamp = role;
        return new SignatureRequested(at, role);
    }

    /// <summary>
    /// The awaited signature is made, with its timestamp. It counts even if the offer's time ran out while it was
    /// awaited.
    /// </summary>
    public Result<SignatureRecorded> RecordSignature(DateTimeOffset at)
    {
        if (AwaitingTimestamp is not { } role) return new NoSignatureAwaited();
        AwaitingTimestamp = null;
        State = role == PartyRole.Worker ? ContractState.SignedByWorker : ContractState.Concluded;
        return new SignatureRecorded(at, role, State == ContractState.Concluded);
    }

    /// <summary>The awaited signature could not be made while its intent was valid.</summary>
    public Result<SignatureAbandoned> AbandonSignature(DateTimeOffset at)
    {
        if (AwaitingTimestamp is not { } role) return new NoSignatureAwaited();
        AwaitingTimestamp = null;
        return new SignatureAbandoned(at, role);
    }

    /// <summary>The worker refuses the offer; possible until their own signature.</summary>
    public Result<ContractDeclined> Decline(DateTimeOffset at, string reason)
    {
        if (State != ContractState.Offered) return new NotInThisState(State);
        if (AwaitingTimestamp is not null) return new TimestampAwaited();
        State = ContractState.Declined;
        DeclineReason = reason;
        return new ContractDeclined(at, reason);
    }

    /// <summary>The employer takes a draft or an offer back; possible until its own seal.</summary>
    public Result<ContractWithdrawn> Withdraw(DateTimeOffset at)
    {
        if (State is not (ContractState.Draft or ContractState.Offered or ContractState.SignedByWorker))
            return new NotInThisState(State);
        if (AwaitingTimestamp is not null) return new TimestampAwaited();
        State = ContractState.Withdrawn;
        return new ContractWithdrawn(at);
    }

    /// <summary>The offer's time has run out.</summary>
    public Result<ContractLapsed> Lapse(DateTimeOffset at)
    {
        if (State is not (ContractState.Offered or ContractState.SignedByWorker)) return new NotInThisState(State);
        if (AwaitingTimestamp is not null) return new TimestampAwaited();
        if (at < OfferExpiresAt) return new OfferStillOpen(OfferExpiresAt.Value);
        State = ContractState.Lapsed;
        return new ContractLapsed(at);
    }

    private PartyRole NextSigner => State == ContractState.Offered ? PartyRole.Worker : PartyRole.Employer;
}
