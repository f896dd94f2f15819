using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Witness;

/// <summary>One record of a witness's log (docs/formats/witness-log.md).</summary>
/// <param name="Sequence">1 for the first.</param>
/// <param name="Previous">SHA-256 over the line before, without its line end; zeros for the first.</param>
/// <param name="At">The witness's clock when it was written, to the millisecond: claimed, not proven.</param>
public sealed record WitnessRecord(ulong Sequence, Bytes32 Previous, DateTimeOffset At, WitnessEntry Entry)
{
    /// <summary>The line, without its line end, signed with the witness's key.</summary>
    public byte[] Sign(EthereumKey key) => WitnessLine.Write(this, key.Sign(WitnessLine.SigningHash(this)));
}

/// <summary>A record as it was read, with who signed it.</summary>
/// <param name="Line">Its bytes, without the line end.</param>
public sealed record SignedWitnessRecord(WitnessRecord Record, EthereumSignature Signature, ReadOnlyMemory<byte> Line)
{
    /// <summary>The account whose key signed the record; null if no key did. Costs about a millisecond.</summary>
    public Address? Signer => Signature.SignerOf(WitnessLine.SigningHash(Record));
}
