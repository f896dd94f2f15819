using LaborContracts.Domain.Lifecycle;

namespace LaborContracts.Documents;

/// <summary>What a signature shows in its box.</summary>
/// <param name="Role">The worker signs with a name, the employer with a seal.</param>
/// <param name="Name">Of the signer: the worker's name, or the firm's.</param>
/// <param name="ClaimedAt">The time that the platform claims, printed as such; the proven time is the timestamp's.</param>
/// <param name="CertificateSerial">Of the signing certificate, as it is to be printed.</param>
public sealed record AppearanceText(PartyRole Role, string Name, DateTimeOffset ClaimedAt, string CertificateSerial);
