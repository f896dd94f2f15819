using System.Runtime.CompilerServices;

namespace LaborContracts.Ledger.Consensus;

/// <summary>A header that enough of the pinned validators sealed.</summary>
internal sealed record SealedHeader(BlockHeader Header, SealedBlock Block)
{
    private static readonly ConditionalWeakTable<ConsensusProof, Known> Judged = [];

    /// <summary>The proof's header; its seals are recovered once, however many roots and keys the proof is asked for.</summary>
    /// <exception cref="RefusedException">No header, no pins for it, others' seals, or too few.</exception>
    public static SealedHeader Of(ConsensusProof proof, ValidatorPins pins)
    {
        if (!Judged.TryGetValue(proof, out var known) || known.Pins != pins)
        {
            known = new(pins, Judge(proof, pins));
            Judged.AddOrUpdate(proof, known);
        }

        return known.Result.Proven ?? throw new RefusedException(known.Result.Refusal!.Code, known.Result.Refusal.Message);
    }

    private static ConsensusResult<SealedHeader> Judge(ConsensusProof proof, ValidatorPins pins)
    {
        try
        {
            return new(Check(proof.Header, pins), null);
        }
        catch (RefusedException e)
        {
            return new(null, e.Refusal);
        }
    }

    private static SealedHeader Check(ReadOnlyMemory<byte> encoded, ValidatorPins pins)
    {
        var header = RefusedException.Unless(ConsensusRefusal.NotAHeader, () => BlockHeader.Read(encoded));
        var set = pins.At(header.Number) ?? throw new RefusedException(
            ConsensusRefusal.NoPinnedValidators, $"no validators are pinned for block {header.Number}");
        var bft = RefusedException.Unless(ConsensusRefusal.NotAHeader, () => new BftHeader(header, set.Protocol));
        DemandSameValidators(bft.ExtraData, set);
        var seals = bft.Signers().Select(signer => signer is { } account && set.Addresses.Contains(account)
            ? account
            : throw new RefusedException(
                ConsensusRefusal.UnknownValidators, "a seal is of nobody among the pinned validators")).Distinct().Count();
        return seals >= set.SealsNeeded
            ? new(header, new(header.Number, header.Time, bft.BlockHash, seals, set.Addresses.Count))
            : throw new RefusedException(ConsensusRefusal.TooFewSeals,
                $"{seals} of {set.Addresses.Count} validators sealed it, want {set.SealsNeeded}");
    }

    /// <summary>
    /// The header's list proves nothing by itself. One that differs from the pins says that the set has changed since, so
    /// that the pins are not those of this block.
    /// </summary>
    private static void DemandSameValidators(BftExtraData extraData, ValidatorSet set)
    {
        var named = extraData.Validators;
        if (named.Count > 0 && (named.Count != set.Addresses.Count || !named.ToHashSet().SetEquals(set.Addresses)))
        {
            throw new RefusedException(
                ConsensusRefusal.UnknownValidators, "the header names other validators than the pinned ones");
        }
        // Recovering a signer is the dear part: no more of it than there are validators.
        if (extraData.Seals.Count > set.Addresses.Count)
        {
            throw new RefusedException(ConsensusRefusal.UnknownValidators, "more seals than there are validators");
        }
    }

    private sealed record Known(ValidatorPins Pins, ConsensusResult<SealedHeader> Result);
}
