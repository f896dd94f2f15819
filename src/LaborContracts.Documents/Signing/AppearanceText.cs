using LaborContracts.Domain.Lifecycle;

namespace LaborContracts.Documents;

/// <summary>What a signature shows in its box.</summary>
/// <param name="Role">The worker signs with a name, a firm with a seal.</param>
/// <param name="Name">Of the signer: the worker's name, or the firm's.</param>
/// <param name="ClaimedAt">The time that the platform claims, printed as such; the proven time is the timestamp's.</param>
/// <param name="CertificateSerial">Of the signing certificate, as it is to be printed.</param>
/// <param name="Demonstration">Whether the key is one of development: its seal says 演示, as the pages do.</param>
/// <param name="CreditCode">Of the firm, for the lower arc of its seal; null leaves the arc blank.</param>
/// <param name="Design">Of the firm's seal; null of one that has chosen nothing.</param>
public sealed record AppearanceText(
    PartyRole Role,
    string Name,
    DateTimeOffset ClaimedAt,
    string CertificateSerial,
    bool Demonstration,
    string? CreditCode = null,
    SealDesign? Design = null);
