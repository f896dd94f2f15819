using LaborContracts.Domain.Lifecycle;
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

    private static readonly DateTimeOffset Offered = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Offered.AddDays(7);

    private static readonly string[] Acts =
    [
        "Offer", "WorkerSigns", "EmployerSeals", "WorkerSignsLate", "EmployerSealsLate", "Record", "Abandon", "Decline", "Withdraw",
        "Lapse", "LapseEarly",
    ];

    /// <summary>One row a starting point; a cell is the state after the act (* = a timestamp is awaited) or a refusal.</summary>
    private static readonly (string From, string[] To)[] Table =
    [
        ("Draft", ["Offered", NotNow, NotNow, NotNow, NotNow, NoneAwaited, NoneAwaited, NotNow, "Withdrawn", NotNow, NotNow]),
        ("Offered", [NotNow, "Offered*", NotYours, Expired, Expired, NoneAwaited, NoneAwaited, "Declined", "Withdrawn", "Lapsed", StillOpen]),
        ("Offered*", [NotNow, Awaiting, Awaiting, Awaiting, Awaiting, "SignedByWorker", "Offered", Awaiting, Awaiting, Awaiting, Awaiting]),
        ("SignedByWorker", [NotNow, NotYours, "SignedByWorker*", Expired, Expired, NoneAwaited, NoneAwaited, NotNow, "Withdrawn", "Lapsed", StillOpen]),
        ("SignedByWorker*", [NotNow, Awaiting, Awaiting, Awaiting, Awaiting, "Concluded", "SignedByWorker", NotNow, Awaiting, Awaiting, Awaiting]),
        ("Concluded", [NotNow, NotNow, NotNow, NotNow, NotNow, NoneAwaited, NoneAwaited, NotNow, NotNow, NotNow, NotNow]),
        ("Declined", [NotNow, NotNow, NotNow, NotNow, NotNow, NoneAwaited, NoneAwaited, NotNow, NotNow, NotNow, NotNow]),
        ("Withdrawn", [NotNow, NotNow, NotNow, NotNow, NotNow, NoneAwaited, NoneAwaited, NotNow, NotNow, NotNow, NotNow]),
        ("Lapsed", [NotNow, NotNow, NotNow, NotNow, NotNow, NoneAwaited, NoneAwaited, NotNow, NotNow, NotNow, NotNow]),
    ];

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

    private static string Name(LaborContract contract) =>
        contract.State + (contract.AwaitingTimestamp is null ? "" : "*");

    private static LaborContract At(string name)
    {
        string[] way = name switch
        {
            "Draft" => [],
            "Offered" => ["Offer"],
            "Offered*" => ["Offer", "WorkerSigns"],
            "SignedByWorker" => ["Offer", "WorkerSigns", "Record"],
            "SignedByWorker*" => ["Offer", "WorkerSigns", "Record", "EmployerSeals"],
            "Concluded" => ["Offer", "WorkerSigns", "Record", "EmployerSeals", "Record"],
            "Declined" => ["Offer", "Decline"],
            "Withdrawn" => ["Offer", "Withdraw"],
            _ => ["Offer", "Lapse"],
        };
        var contract = LaborContract.Draft(Guid.Empty, "CZ-2026-000001", Drafts.Lawful);
        foreach (var act in way) Assert.Null(Do(contract, act));
        Assert.Equal(name, Name(contract));
        return contract;
    }

    private static Refusal? Do(LaborContract contract, string act) => act switch
    {
        "Offer" => contract.Offer(Offered, End, []).Refusal,
        "WorkerSigns" => contract.RequestSignature(PartyRole.Worker, Offered).Refusal,
        "EmployerSeals" => contract.RequestSignature(PartyRole.Employer, Offered).Refusal,
        "WorkerSignsLate" => contract.RequestSignature(PartyRole.Worker, End).Refusal,
        "EmployerSealsLate" => contract.RequestSignature(PartyRole.Employer, End).Refusal,
        "Record" => contract.RecordSignature(End.AddSeconds(5)).Refusal,
        "Abandon" => contract.AbandonSignature(End.AddSeconds(5)).Refusal,
        "Decline" => contract.Decline(Offered, "工资与面谈不符").Refusal,
        "Withdraw" => contract.Withdraw(Offered).Refusal,
        "Lapse" => contract.Lapse(End).Refusal,
        "LapseEarly" => contract.Lapse(End.AddTicks(-1)).Refusal,
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "No such act."),
    };
}
