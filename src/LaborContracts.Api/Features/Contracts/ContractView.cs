using LaborContracts.Api.Dossiers;
using LaborContracts.Domain.Lifecycle;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>A contract as its parties see it.</summary>
/// <param name="AwaitingTimestamp">The party whose proven signature waits for a timestamp; null if none.</param>
/// <param name="DocumentSha256">SHA-256 of the PDF as it stands; null while a draft.</param>
/// <param name="StatusAddress">What the QR code on paper holds.</param>
internal sealed record ContractView(
    Guid Id,
    string Number,
    ContractState State,
    PartyRole? AwaitingTimestamp,
    DateTimeOffset CreatedAt,
    DateTimeOffset? OfferExpiresAt,
    string? DocumentSha256,
    string StatusAddress,
    string? DeclineReason,
    TermsRequest Terms)
{
    public static ContractView From(Dossier dossier, Uri baseAddress) => new(
        dossier.Contract.Id,
        dossier.Contract.Number,
        dossier.Contract.State,
        dossier.Contract.AwaitingTimestamp,
        dossier.Row.CreatedAt,
        dossier.Contract.OfferExpiresAt,
        dossier.Row.DocumentSha256,
        StatusAddressOf(dossier, baseAddress).ToString(),
        dossier.Contract.DeclineReason,
        TermsRequest.From(dossier.Contract.Terms));

    public static Uri StatusAddressOf(Dossier dossier, Uri baseAddress) => new(baseAddress, $"/v/{dossier.Row.Code}");
}
