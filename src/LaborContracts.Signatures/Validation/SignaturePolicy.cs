using LaborContracts.Signatures.Pades;

namespace LaborContracts.Signatures.Validation;

/// <summary>What to do when no revocation information is there.</summary>
public enum RevocationMode
{
    /// <summary>Pass, and warn.</summary>
    Soft,

    /// <summary>INDETERMINATE, except for a certificate that says there never will be any (RFC 9608).</summary>
    Require,
}

/// <summary>What the caller trusts and asks for.</summary>
/// <param name="TrustRoots">Roots for signers.</param>
/// <param name="TimestampRoots">Roots for timestamp authorities.</param>
/// <param name="At">The time at which the question is asked, UTC.</param>
public sealed record SignaturePolicy(
    TrustRoots TrustRoots,
    TrustRoots TimestampRoots,
    DateTimeOffset At,
    RevocationMode Revocation = RevocationMode.Soft)
{
    /// <summary>How far a timestamp may lie after <see cref="At"/>: clocks differ.</summary>
    internal static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    /// <summary>Certificates and revocation information that the caller has; what a file brings is added to it.</summary>
    public ValidationData Known { get; init; } = ValidationData.Empty;

    /// <summary>When the caller knows parts of the file to have existed, from elsewhere than its timestamps.</summary>
    public IReadOnlyList<ProofOfExistence> Proofs { get; init; } = [];
}
