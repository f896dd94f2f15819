using LaborContracts.Domain.Parties;

namespace LaborContracts.Api.Features.Firms;

/// <summary>What a firm says of itself when it asks to use the platform.</summary>
/// <param name="Administrator">Name of who is to keep its accounts.</param>
/// <param name="Phone">Of that person: the invitation goes there.</param>
internal sealed record FirmApplication(
    UnifiedSocialCreditCode CreditCode, string FirmName, string Address, string Administrator, MobileNumber Phone);

/// <summary>Where an application stands.</summary>
public enum FirmApplicationState
{
    Waiting,
    Approved,
    Refused,
}
