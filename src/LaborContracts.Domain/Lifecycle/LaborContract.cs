using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Lifecycle;

/// <summary>
/// A document from draft to conclusion, signed by its parties in the order of its kind; and, if a relation began with
/// it, what followed. Every act answers with its event, or with a refusal that has changed nothing.
/// <see cref="LifecycleTable"/> says what may be done when.
/// </summary>
public sealed class LaborContract
{
    private LaborContract(ContractSnapshot snapshot)
    {
        Id = snapshot.Id;
        Number = snapshot.Number;
        Document = snapshot.Document;
        Origin = snapshot.Origin;
        Terms = snapshot.Terms;
        Bilingual = snapshot.Bilingual;
        State = snapshot.State;
        AwaitingTimestamp = snapshot.AwaitingTimestamp;
        OfferExpiresAt = snapshot.OfferExpiresAt;
        DeclineReason = snapshot.DeclineReason;
        Succession = snapshot.Succession;
        ChangeRequests = snapshot.ChangeRequests;
        PaperCopy = snapshot.PaperCopy;
    }

    /// <summary>Unique for ever; not on paper.</summary>
    public Guid Id { get; }

    /// <summary>合同编号, unique on the platform.</summary>
    public string Number { get; }

    public DocumentKind Document { get; }

    /// <summary>What the document follows; null if a relation begins with it.</summary>
    public Origin? Origin { get; }

    /// <summary>All terms as this document leaves them.</summary>
    public ContractTerms Terms { get; }

    /// <summary>Whether the English text is printed too; the Chinese one prevails.</summary>
    public bool Bilingual { get; }

    public ContractState State { get; private set; }

    /// <summary>The party whose intent is proven and whose signature waits for a timestamp; null if none.</summary>
    public PartyRole? AwaitingTimestamp { get; private set; }

    /// <summary>Until when the parties may sign (UTC); null while a draft.</summary>
    public DateTimeOffset? OfferExpiresAt { get; private set; }

    public string? DeclineReason { get; private set; }

    /// <summary>What has followed; null until something has, and for documents that follow.</summary>
    public Succession? Succession { get; private set; }

    /// <summary>In the order in which they were made.</summary>
    public IReadOnlyList<ChangeRequest> ChangeRequests { get; private set; }

    /// <summary>The latest request for a stamped copy on paper; null if there is none.</summary>
    public PaperCopyRequest? PaperCopy { get; private set; }

    /// <summary>The number of this document among those of its relation, from 1.</summary>
    public int Revision => Origin?.Revision ?? 1;

    /// <summary>The terms that the latest concluded document of the relation left.</summary>
    public ContractTerms LatestTerms => Succession?.Terms ?? Terms;

    /// <summary>The number of the latest concluded document of the relation.</summary>
    public int LatestRevision => Succession?.Revision ?? 1;

    /// <summary>Whether every party has signed.</summary>
    public bool IsConcluded =>
        State is ContractState.Concluded or ContractState.Amended or ContractState.Renewed or ContractState.Terminated;

    /// <summary>A new draft; nobody but the one who draws it up knows of it.</summary>
    public static LaborContract Draft(Guid id, string number, ContractTerms terms, bool bilingual = false) => new(
        new ContractSnapshot(id, number, terms, ContractState.Draft, null, null, null, terms.Kind, Bilingual: bilingual));

    /// <summary>A draft of a document that follows this concluded one.</summary>
    public Result<LaborContract> DraftSuccessor(Guid id, string number, DocumentKind document, ContractTerms terms, bool bilingual = false)
    {
        if (document.IsAgreement()) throw new ArgumentOutOfRangeException(nameof(document), document, "Begins a relation, follows none.");
        if (RefusalToFollow(document, terms) is { } refusal) return refusal;
        var origin = new Origin(Id, Number, LatestRevision + 1, LatestTerms);
        return new LaborContract(new ContractSnapshot(
            id, number, terms, ContractState.Draft, null, null, null, document, origin, bilingual));
    }

    /// <exception cref="FormatException">No series of acts leads to this snapshot.</exception>
    public static LaborContract Restore(ContractSnapshot snapshot)
    {
        var contract = new LaborContract(snapshot);
        // An offer without an end would never expire, and a draft with one, or a signature awaited out of turn, was
        // never made.
        if (contract.State == ContractState.Draft && contract.OfferExpiresAt is not null
            || contract.State is not (ContractState.Draft or ContractState.Withdrawn) && contract.OfferExpiresAt is null
            || contract.AwaitingTimestamp is { } role && role != contract.NextSigner
            || contract.Document.IsAgreement() != contract.Origin is null)
        {
            throw new FormatException(
                $"Not a contract's state: {contract.Document} {contract.State}, offer until {contract.OfferExpiresAt:O}, awaiting {contract.AwaitingTimestamp}.");
        }

        return contract;
    }

    public ContractSnapshot ToSnapshot() => new(
        Id, Number, Terms, State, AwaitingTimestamp, OfferExpiresAt, DeclineReason, Document, Origin, Bilingual, Succession,
        ChangeRequests, PaperCopy);

    /// <summary>
    /// Sends the document for signing. Findings that block refuse it; each one that warns needs a reason under its rule's id.
    /// </summary>
    public Result<ContractOffered> Offer(
        DateTimeOffset at, DateTimeOffset expiresAt, IReadOnlyList<Finding> findings, IReadOnlyDictionary<string, string>? reasons = null)
    {
        if (LifecycleTable.After(State, Act.Offer) is not { } next) return new NotInThisState(State);
        if (findings.Any(f => f.Severity == Severity.Block)) return new OfferBlockedByStatute(findings);
        var given = reasons ?? new Dictionary<string, string>();
        if (findings.Any(f => f.Severity == Severity.Warn && string.IsNullOrWhiteSpace(given.GetValueOrDefault(f.Id))))
            return new WarningsNeedReasons(findings);
        State = next;
        OfferExpiresAt = expiresAt;
        return new ContractOffered(at, expiresAt, findings, given);
    }

    /// <summary>Why this party may not sign now, or null if it may.</summary>
    public Refusal? RefusalToSign(PartyRole role, DateTimeOffset at)
    {
        if (NextSigner is not { } next) return new NotInThisState(State);
        if (AwaitingTimestamp is not null) return new TimestampAwaited();
        if (at >= OfferExpiresAt) return new OfferExpired(OfferExpiresAt.Value);
        return role == next ? null : new NotYourTurn(role, next);
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
        State = role == Document.Signers()[^1] ? ContractState.Concluded
            : role == PartyRole.Worker ? ContractState.SignedByWorker : ContractState.SignedByEmployer;
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
        if (RefusalOf(Act.Decline) is { } refusal) return refusal;
        if (!Document.Signers().Contains(PartyRole.Worker)) return new NotYoursToDecline();
        State = ContractState.Declined;
        DeclineReason = reason;
        return new ContractDeclined(at, reason);
    }

    /// <summary>The one who drew it up takes a draft or an offer back; possible until the last signature.</summary>
    public Result<ContractWithdrawn> Withdraw(DateTimeOffset at)
    {
        if (RefusalOf(Act.Withdraw) is { } refusal) return refusal;
        State = ContractState.Withdrawn;
        return new ContractWithdrawn(at);
    }

    /// <summary>The offer's time has run out.</summary>
    public Result<ContractLapsed> Lapse(DateTimeOffset at)
    {
        if (RefusalOf(Act.Lapse) is { } refusal) return refusal;
        if (at < OfferExpiresAt) return new OfferStillOpen(OfferExpiresAt.Value);
        State = ContractState.Lapsed;
        return new ContractLapsed(at);
    }

    /// <summary>
    /// One side declares something by a document that needs no consent; what is still out for signing is given up, so that
    /// nobody can hold a resignation or a dismissal up with an offer of their own.
    /// </summary>
    public Result<ContractOvertaken> Overtake(LaborContract declaration, DateTimeOffset at)
    {
        if (declaration.Document.Signers().Count > 1) return new SuccessorIsOpen();
        if (RefusalOf(Act.Overtake) is { } refusal) return refusal;
        State = ContractState.Lapsed;
        return new ContractOvertaken(at, declaration.Id);
    }

    /// <summary>The worker asks for a change of a clause, of an offer before their signature or of a concluded contract.</summary>
    public Result<ChangeRequested> RequestChange(ChangeRequest request)
    {
        if (RefusalOf(Act.RequestChange) is { } refusal) return refusal;
        ChangeRequests = [.. ChangeRequests, request];
        return new ChangeRequested(request.At, request);
    }

    /// <summary>The employer answers a request, once.</summary>
    public Result<ChangeAnswered> AnswerChange(Guid request, ChangeAnswer answer)
    {
        if (ChangeRequests.FirstOrDefault(r => r.Id == request) is not { } asked) return new NoSuchChangeRequest();
        if (asked.Answer is not null) return new ChangeAlreadyAnswered();
        var answered = asked with { Answer = answer };
        ChangeRequests = [.. ChangeRequests.Select(r => r == asked ? answered : r)];
        return new ChangeAnswered(answer.At, answered);
    }

    /// <summary>The worker asks for a stamped copy of the concluded document on paper; one request at a time is open.</summary>
    public Result<PaperCopyRequested> RequestPaperCopy(PaperCopyRequest request, DateOnly today)
    {
        if (!IsConcluded) return new NotInThisState(State);
        if (PaperCopy?.DueOn >= today) return new PaperCopyAwaited(PaperCopy.DueOn);
        PaperCopy = request;
        return new PaperCopyRequested(request.At, request);
    }

    /// <summary>A document that follows goes out for signing; only one is at a time, and only on the latest terms.</summary>
    public Result<SuccessorOpened> OpenSuccessor(LaborContract successor, DateTimeOffset at)
    {
        if (RefusalToFollow(successor.Document, successor.Terms) is { } refusal) return refusal;
        if (Succession?.Open is not null) return new SuccessorIsOpen();
        if (successor.Revision != LatestRevision + 1) return new SuccessorIsOutdated();
        Succession = new(LatestTerms, LatestRevision, successor.Id, Succession?.Certified == true);
        return new SuccessorOpened(at, successor.Id);
    }

    /// <summary>The document that was out for signing came to nothing.</summary>
    public Result<SuccessorClosed> CloseSuccessor(LaborContract successor, DateTimeOffset at)
    {
        if (Succession?.Open != successor.Id) return new NoSuchSuccessor();
        Succession = Succession with { Open = null };
        return new SuccessorClosed(at, successor.Id);
    }

    /// <summary>A document that follows is concluded: its terms hold now, and this contract's state tells of it.</summary>
    public Result<ContractSucceeded> Succeed(LaborContract successor, DateTimeOffset at)
    {
        if (Succession?.Open != successor.Id) return new NoSuchSuccessor();
        State = LifecycleTable.After(State, ActOf(successor.Document)) ?? State;
        Succession = new(
            successor.Terms, successor.Revision, null,
            Succession.Certified || successor.Document == DocumentKind.TerminationCertificate);
        return new ContractSucceeded(at, successor.Document, successor.Revision);
    }

    private static Act ActOf(DocumentKind document) => document switch
    {
        DocumentKind.Amendment => Act.Amend,
        DocumentKind.Renewal => Act.Renew,
        DocumentKind.TerminationCertificate => Act.Certify,
        _ => Act.Terminate,
    };

    private Refusal? RefusalToFollow(DocumentKind document, ContractTerms terms)
    {
        if (Origin is not null) return new FollowsAnother(Origin.ContractId);
        if (LifecycleTable.After(State, ActOf(document)) is null) return new NotInThisState(State);
        if (document != DocumentKind.TerminationCertificate || terms.Ending is not { } ending) return null;
        // Whoever ends a relation says so first, in a notice or an agreement; the certificate only confirms it.
        if (State != ContractState.Terminated) return EndsByItself(ending.Ground) ? null : new CertificateNeedsEnding();
        return LatestTerms.Ending is { } recorded && !Confirms(ending, recorded) ? new CertificateContradictsEnding() : null;
    }

    private static bool Confirms(Ending ending, Ending recorded) => ending.Ground == recorded.Ground
        && ending.LastDay == recorded.LastDay
        && (recorded.Severance is null || ending.Severance == recorded.Severance);

    private static bool EndsByItself(EndingGround ground) => ground is EndingGround.Expiry or EndingGround.TaskDone
        or EndingGround.RetirementAge or EndingGround.DeathOrMissing or EndingGround.Bankruptcy or EndingGround.ClosureOrDissolution;

    private Refusal? RefusalOf(Act act) => LifecycleTable.After(State, act) is null ? new NotInThisState(State)
        : AwaitingTimestamp is not null ? new TimestampAwaited() : null;

    /// <summary>Whose signature is to come next; null if none is.</summary>
    private PartyRole? NextSigner
    {
        get
        {
            PartyRole? last = State switch
            {
                ContractState.Offered => null,
                ContractState.SignedByWorker => PartyRole.Worker,
                ContractState.SignedByEmployer => PartyRole.Employer,
                _ => Document.Signers()[^1],
            };
            var signers = Document.Signers().ToList();
            var next = last is { } signed ? signers.IndexOf(signed) + 1 : 0;
            return next < signers.Count ? signers[next] : null;
        }
    }
}
