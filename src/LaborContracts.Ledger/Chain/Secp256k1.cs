using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Math;

namespace LaborContracts.Ledger.Chain;

/// <summary>The curve of accounts and validators (SEC 2, section 2.4.1).</summary>
internal static class Secp256k1
{
    public static readonly X9ECParameters Curve = CustomNamedCurves.GetByName("secp256k1");

    /// <summary>The greatest s that a chain takes (EIP-2).</summary>
    public static readonly BigInteger HalfOrder = Curve.N.ShiftRight(1);
}
