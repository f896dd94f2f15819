using static LaborContracts.Domain.Lifecycle.Act;
using static LaborContracts.Domain.Lifecycle.ContractState;

namespace LaborContracts.Domain.Lifecycle;

/// <summary>
/// The life of a contract as a table: what may be done in a state, and the state it leads to. What is not in it is
/// refused. Whose turn it is, and whether a timestamp is awaited, is the contract's own to say.
/// </summary>
public static class LifecycleTable
{
    private static readonly Dictionary<(ContractState State, Act Act), ContractState> Table = new()
    {
        [(Draft, Offer)] = Offered,
        [(Draft, Withdraw)] = Withdrawn,

        [(Offered, Act.RequestSignature)] = Offered,
        [(Offered, Act.RecordSignature)] = SignedByWorker, // or what the next signer makes of it
        [(Offered, Act.AbandonSignature)] = Offered,
        [(Offered, Decline)] = Declined,
        [(Offered, Withdraw)] = Withdrawn,
        [(Offered, Lapse)] = Lapsed,
        [(Offered, Overtake)] = Lapsed,
        [(Offered, RequestChange)] = Offered,

        [(SignedByWorker, Act.RequestSignature)] = SignedByWorker,
        [(SignedByWorker, Act.RecordSignature)] = Concluded, // or what the next signer makes of it
        [(SignedByWorker, Act.AbandonSignature)] = SignedByWorker,
        [(SignedByWorker, Withdraw)] = Withdrawn,
        [(SignedByWorker, Lapse)] = Lapsed,
        [(SignedByWorker, Overtake)] = Lapsed,

        [(SignedByEmployer, Act.RequestSignature)] = SignedByEmployer,
        [(SignedByEmployer, Act.RecordSignature)] = Concluded,
        [(SignedByEmployer, Act.AbandonSignature)] = SignedByEmployer,
        [(SignedByEmployer, Withdraw)] = Withdrawn,
        [(SignedByEmployer, Lapse)] = Lapsed,
        [(SignedByEmployer, Overtake)] = Lapsed,

        [(Concluded, RequestChange)] = Concluded,
        [(Concluded, Amend)] = Amended,
        [(Concluded, Renew)] = Renewed,
        [(Concluded, Terminate)] = Terminated,
        [(Concluded, Certify)] = Terminated, // a term that is over needs no notice

        [(Amended, RequestChange)] = Amended,
        [(Amended, Amend)] = Amended,
        [(Amended, Renew)] = Renewed,
        [(Amended, Terminate)] = Terminated,
        [(Amended, Certify)] = Terminated, // a term that is over needs no notice

        [(Renewed, RequestChange)] = Renewed,
        [(Renewed, Amend)] = Amended,
        [(Renewed, Renew)] = Renewed,
        [(Renewed, Terminate)] = Terminated,
        [(Renewed, Certify)] = Terminated, // a term that is over needs no notice

        [(Terminated, Certify)] = Terminated,
    };

    /// <summary>Where an act leads from a state; null if it is refused there.</summary>
    public static ContractState? After(ContractState state, Act act) =>
        Table.TryGetValue((state, act), out var next) ? next : null;
}
