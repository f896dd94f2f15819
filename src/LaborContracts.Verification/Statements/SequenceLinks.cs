using LaborContracts.Ledger;
using LaborContracts.Ledger.Sequences;

namespace LaborContracts.Verification.Statements;

/// <summary>
/// The links of a statement, recomputed one by one from the sequence before its first leaf. Up to the first that does not hold the heads are those of the
/// leaves; what comes after it counts no more.
/// </summary>
internal sealed class SequenceLinks
{
    private readonly Dictionary<ulong, Bytes32> _heads = [];

    public SequenceLinks(StatementFile file)
    {
        var (sequence, seen) = (file.After, new HashSet<Bytes32>());
        Key = file.Key;
        if (sequence.Length == 0 && sequence != EmployerSequence.Start(file.Key))
        {
            Fault = new(Outcome.Failed, "sequence.start");
            return;
        }

        _heads[sequence.Length] = sequence.Head;
        foreach (var entry in file.Leaves)
        {
            var (hash, number) = (entry.Leaf.Hash, sequence.Length + 1);
            if (entry.Number != number) Fault = new(Outcome.Failed, "sequence.gap", number);
            else if (!seen.Add(hash)) Fault = new(Outcome.Failed, "sequence.repeated", number);
            else if ((sequence = sequence.Append(hash)).Head != entry.Head) Fault = new(Outcome.Failed, "sequence.link", number);
            if (Fault is not null) return;
            _heads[number] = entry.Head;
        }
    }

    /// <summary>Of the sequence.</summary>
    public Bytes32 Key { get; }

    /// <summary>The numbers at which a head counts, in order.</summary>
    public IEnumerable<ulong> Numbers => _heads.Keys.Order();

    /// <summary>The first link that does not hold; null if all do.</summary>
    public Reason? Fault { get; }

    /// <summary>The head that the leaves lead to at a number; null where the file has no leaf that counts.</summary>
    public Bytes32? HeadAt(ulong number) => _heads.TryGetValue(number, out var head) ? head : null;
}
