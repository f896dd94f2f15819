using LaborContracts.Domain.Parties;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Features.Firms;

/// <summary>An application as the operator sees it.</summary>
/// <param name="CheckCharacterHolds">Whether the last character of the code is the computed one; codes that fail it have been issued.</param>
/// <param name="Administrator">Name of who is to keep the firm's accounts.</param>
/// <param name="Phone">Of that person, masked.</param>
/// <param name="HasAdministrator">Whether the firm has somebody already: then it is not approved a second time.</param>
/// <param name="LicenceType">Media type of the business licence.</param>
/// <param name="Reason">Why it was refused; null if it was not.</param>
public sealed record FirmView(
    Guid Id,
    string CreditCode,
    bool CheckCharacterHolds,
    string FirmName,
    string Address,
    string Administrator,
    string Phone,
    bool HasAdministrator,
    FirmApplicationState State,
    DateTimeOffset AppliedAt,
    DateTimeOffset? DecidedAt,
    string LicenceType,
    string? Reason)
{
    internal static FirmView From(FirmApplicationRow row, FirmApplications.Applicant applicant, bool hasAdministrator) => new(
        row.Id,
        row.CreditCode,
        UnifiedSocialCreditCode.Parse(row.CreditCode).CheckCharacterHolds,
        row.FirmName,
        applicant.Address,
        applicant.Name,
        applicant.Number.Masked,
        hasAdministrator,
        Enum.Parse<FirmApplicationState>(row.State),
        row.AppliedAt,
        row.DecidedAt,
        row.LicenceType,
        applicant.Reason);
}
