using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Terms;
using Xunit;

namespace LaborContracts.Domain.Tests.Lifecycle;

/// <summary>Every act in every state: what it leads to, or the code of its refusal.</summary>
public sealed class ActTableTests
{
    private const string NotNow = "contract.not-in-this-state";
    private const string Awaiting = "contract.awaiting-timestamp";
    private const string NotYours = "contract.not-your-turn";
    private const string Expired = "contract.offer-expired";
    private const string StillOpen = "contract.offer-still-open";
    private const string NoneAwaited = "contract.no-signature-awaited";
    private const string Contradicts = "contract.certificate-contradicts-ending";
    private const string NeedsEnding = "contract.certificate-needs-ending";

    private static readonly DateTimeOffset Offered = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Offered.AddDays(7);

    private static readonly string[] Acts =
    [
        "Offer", "WorkerSigns", "EmployerSeals", "PartnerSeals", "WorkerSignsLate", "Record", "Abandon", "Decline", "Withdraw",
        "Lapse", "LapseEarly", "Overtake", "RequestChange", "Amend", "Renew", "Terminate", "Certify", "CertifyExpiry",
    ];

    /// <summary>
    /// One row a starting point; a cell is the state after the act (* = a timestamp is awaited) or a refusal. The document
    /// is the written agreement of three parties, which has every state.
    /// </summary>
    private static readonly (string From, string[] To)[] Table =
    [
        ("Draft", ["Offered", NotNow, NotNow, NotNow, NotNow, NoneAwaited, NoneAwaited, NotNow, "Withdrawn", NotNow, NotNow, NotNow, NotNow, .. None]),
        ("Offered", [NotNow, "Offered*", NotYours, NotYours, Expired, NoneAwaited, NoneAwaited, "Declined", "Withdrawn", "Lapsed", StillOpen, "Lapsed", "Offered", .. None]),
        ("Offered*", [NotNow, Awaiting, Awaiting, Awaiting, Awaiting, "SignedByWorker", "Offered", Awaiting, Awaiting, Awaiting, Awaiting, Awaiting, Awaiting, .. None]),
        ("SignedByWorker", [NotNow, NotYours, "SignedByWorker*", NotYours, Expired, NoneAwaited, NoneAwaited, NotNow, "Withdrawn", "Lapsed", StillOpen, "Lapsed", NotNow, .. None]),
        ("SignedByWorker*", [NotNow, Awaiting, Awaiting, Awaiting, Awaiting, "SignedByEmployer", "SignedByWorker", NotNow, Awaiting, Awaiting, Awaiting, Awaiting, NotNow, .. None]),
        ("SignedByEmployer", [NotNow, NotYours, NotYours, "SignedByEmployer*", Expired, NoneAwaited, NoneAwaited, NotNow, "Withdrawn", "Lapsed", StillOpen, "Lapsed", NotNow, .. None]),
        ("SignedByEmployer*", [NotNow, Awaiting, Awaiting, Awaiting, Awaiting, "Concluded", "SignedByEmployer", NotNow, Awaiting, Awaiting, Awaiting, Awaiting, NotNow, .. None]),
        ("Concluded", [.. Over, "Concluded", "Amended", "Renewed", "Terminated", NeedsEnding, "Terminated"]),
        ("Declined", [.. Over, NotNow, .. None]),
        ("Withdrawn", [.. Over, NotNow, .. None]),
        ("Lapsed", [.. Over, NotNow, .. None]),
        ("Amended", [.. Over, "Amended", "Amended", "Renewed", "Terminated", NeedsEnding, "Terminated"]),
        ("Renewed", [.. Over, "Renewed", "Amended", "Renewed", "Terminated", NeedsEnding, "Terminated"]),
        ("Terminated", [.. Over, NotNow, NotNow, NotNow, NotNow, "Terminated", Contradicts]),
    ];

    /// <summary>Nothing follows what is not concluded, or came to nothing.</summary>
    private static string[] None => [NotNow, NotNow, NotNow, NotNow, NotNow];

    /// <summary>Nobody signs, declines or withdraws what is decided.</summary>
    private static string[] Over =>
        [NotNow, NotNow, NotNow, NotNow, NotNow, NoneAwaited, NoneAwaited, NotNow, NotNow, NotNow, NotNow, NotNow];

    public static TheoryData<string, string, string> Cells()
    {
        var cells = new TheoryData<string, string, string>();
        foreach (var (from, to) in Table)
            foreach (var (act, outcome) in Acts.Zip(to)) cells.Add(from, act, outcome);
        return cells;
    }

    [Fact]
    public void The_table_has_every_state_and_act()
    {
        Assert.Equal(
            Enum.GetNames<ContractState>().Order(), Table.Select(row => row.From.TrimEnd('*')).Distinct().Order());
        Assert.All(Table, row => Assert.Equal(Acts.Length, row.To.Length));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void An_act_leads_on_or_is_refused_and_then_changes_nothing(string from, string act, string outcome)
    {
        var contract = At(from);
        var before = contract.ToSnapshot();

        var refusal = Do(contract, act);

        if (refusal is null)
        {
            Assert.Equal(outcome, Name(contract));
        }
        else
        {
            Assert.Equal(outcome, refusal.Code);
            Assert.Equal(RefusalKind.Conflict, refusal.Kind);
            Assert.Equal(before, contract.ToSnapshot());
        }
    }

    [Fact]
    public void The_product_s_table_names_no_state_or_act_that_is_not_here() => Assert.All(
        from state in Enum.GetValues<ContractState>()
        from act in Enum.GetValues<Act>()
        where LifecycleTable.After(state, act) is not null
        select (state, act),
        pair => Assert.True(Enum.IsDefined(LifecycleTable.After(pair.state, pair.act)!.Value)));

    private static string Name(LaborContract contract) =>
        contract.State + (contract.AwaitingTimestamp is null ? "" : "*");

    private static LaborContract At(string name)
    {
        string[] concluded = ["Offer", "WorkerSigns", "Record", "EmployerSeals", "Record", "PartnerSeals", "Record"];
        string[] way = name switch
        {
            "Draft" => [],
            "Offered" => concluded[..1],
            "Offered*" => concluded[..2],
            "SignedByWorker" => concluded[..3],
            "SignedByWorker*" => concluded[..4],
            "SignedByEmployer" => concluded[..5],
            "SignedByEmployer*" => concluded[..6],
            "Concluded" => concluded,
            "Declined" => ["Offer", "Decline"],
            "Withdrawn" => ["Offer", "Withdraw"],
            "Lapsed" => ["Offer", "Lapse"],
            "Amended" => [.. concluded, "Amend"],
            "Renewed" => [.. concluded, "Renew"],
            _ => [.. concluded, "Terminate"],
        };
        var contract = LaborContract.Draft(
            Guid.Empty, "CZ-2026-000001", Drafts.Lawful with { Kind = DocumentKind.PlatformAgreementThreeParty });
        foreach (var act in way) Assert.Null(Do(contract, act));
        Assert.Equal(name, Name(contract));
        return contract;
    }

    private static Refusal? Do(LaborContract contract, string act) => act switch
    {
        "Offer" => contract.Offer(Offered, End, []).Refusal,
        "WorkerSigns" => contract.RequestSignature(PartyRole.Worker, Offered).Refusal,
        "EmployerSeals" => contract.RequestSignature(PartyRole.Employer, Offered).Refusal,
        "PartnerSeals" => contract.RequestSignature(PartyRole.Partner, Offered).Refusal,
        "WorkerSignsLate" => contract.RequestSignature(PartyRole.Worker, End).Refusal,
        "Record" => contract.RecordSignature(End.AddSeconds(5)).Refusal,
        "Abandon" => contract.AbandonSignature(End.AddSeconds(5)).Refusal,
        "Decline" => contract.Decline(Offered, "工资与面谈不符").Refusal,
        "Withdraw" => contract.Withdraw(Offered).Refusal,
        "Lapse" => contract.Lapse(End).Refusal,
        "LapseEarly" => contract.Lapse(End.AddTicks(-1)).Refusal,
        "Overtake" => contract.Overtake(Resignation, Offered).Refusal,
        "RequestChange" => contract.RequestChange(
            new(Guid.Empty, Offered, "workContent", "数控车床操作", "数控铣床操作", "岗位与面谈不符")).Refusal,
        "Amend" => Follow(contract, DocumentKind.Amendment, null),
        "Renew" => Follow(contract, DocumentKind.Renewal, null),
        "Terminate" => Follow(contract, DocumentKind.TerminationNotice, EndingGround.GraveBreach),
        "Certify" => Follow(contract, DocumentKind.TerminationCertificate, EndingGround.GraveBreach),
        "CertifyExpiry" => Follow(contract, DocumentKind.TerminationCertificate, EndingGround.Expiry),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "No such act."),
    };

    private static LaborContract Resignation => LaborContract.Restore(new(
        Guid.Empty, "CZ-2026-000003", Drafts.Lawful, ContractState.Draft, null, null, null, DocumentKind.ResignationNotice,
        new(Guid.Empty, "CZ-2026-000001", 2, Drafts.Lawful)));

    private static Refusal? Follow(LaborContract contract, DocumentKind document, EndingGround? ground)
    {
        var terms = contract.LatestTerms with { Ending = ground is { } known ? new(known, new(2027, 1, 31)) : null };
        var drafted = contract.DraftSuccessor(Guid.NewGuid(), "CZ-2026-000002", document, terms);
        if (drafted.Value is not { } successor) return drafted.Refusal;
        return contract.OpenSuccessor(successor, Offered).Refusal ?? contract.Succeed(successor, End).Refusal;
    }
}
