using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;

namespace LaborContracts.Verification.Statements;

/// <summary>The heads of a statement that were found registered, by their numbers: each with the first block that is known to hold it.</summary>
internal sealed class RegisteredHeads
{
    private readonly SortedDictionary<ulong, RegisteredHead> _heads = [];

    public int Count => _heads.Count;

    /// <summary>The one with the greatest number; null if there is none.</summary>
    public RegisteredHead? Last => _heads.Count > 0 ? _heads.Last().Value : null;

    /// <returns>Whether it is under this root alone: a platform anchors a head once, with the leaf that leads to it.</returns>
    public bool Add(RegisteredHead head)
    {
        var known = At(head.Number);
        if (known is null || head.Anchor.BlockNumber < known.Anchor.BlockNumber) _heads[head.Number] = head;
        return known is null || known.Root == head.Root;
    }

    public RegisteredHead? At(ulong number) => _heads.GetValueOrDefault(number);

    /// <summary>
    /// The first head over a leaf, if it came later than the leaf and none came with it. Of the leaf's own number, it was registered anew; of a later one,
    /// there is one between that is not shown.
    /// </summary>
    /// <param name="root">Of the batch in which the leaf is.</param>
    public RegisteredHead? LateOver(ulong number, Bytes32 root, Anchor anchor)
    {
        var over = _heads.Values.Where(head => head.Number >= number).ToList();
        return over.Count > 0 && over[0].Anchor.BlockNumber > anchor.BlockNumber && over.TrueForAll(head => head.Root != root) ? over[0] : null;
    }
}

/// <summary>A head, and where it was found registered.</summary>
/// <param name="Number">Of the last leaf that it holds.</param>
/// <param name="Root">Of its batch.</param>
internal sealed record RegisteredHead(ulong Number, Bytes32 Root, Anchor Anchor);
