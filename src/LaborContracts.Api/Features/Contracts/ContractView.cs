using System.Text.Json;
using LaborContracts.Api.Dossiers;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>A document as its parties see it.</summary>
/// <param name="Document">Code of its kind.</param>
/// <param name="Revision">Its number among the documents of its relation, from 1.</param>
/// <param name="Follows">The contract that it follows; null for an agreement.</param>
/// <param name="LatestRevision">Of an agreement: number of the latest concluded document of its relation.</param>
/// <param name="OpenSuccessor">Of an agreement: the document that follows it and is out for signing.</param>
/// <param name="Signers">Who signs, in this order.</param>
/// <param name="AwaitingTimestamp">The party whose proven signature waits for a timestamp; null if none.</param>
/// <param name="DocumentSha256">SHA-256 of the PDF as it stands; null while a draft.</param>
/// <param name="StatusAddress">What the QR code on paper holds.</param>
/// <param name="PaperCopy">The worker's latest request for a stamped copy on paper; null if there is none.</param>
/// <param name="Terms">All terms as this document leaves them.</param>
internal sealed record ContractView(
    Guid Id,
    string Number,
    string Document,
    int Revision,
    FollowsView? Follows,
    int LatestRevision,
    Guid? OpenSuccessor,
    IReadOnlyList<PartyRole> Signers,
    ContractState State,
    PartyRole? AwaitingTimestamp,
    DateTimeOffset CreatedAt,
    DateTimeOffset? OfferExpiresAt,
    string? DocumentSha256,
    string StatusAddress,
    string? DeclineReason,
    bool Bilingual,
    IReadOnlyList<ChangeRequest> ChangeRequests,
    PaperCopyRequest? PaperCopy,
    JsonElement Terms)
{
    public static ContractView From(Dossier dossier, Uri baseAddress)
    {
        var contract = dossier.Contract;
        return new(
            contract.Id,
            contract.Number,
            contract.Document.Code(),
            contract.Revision,
            contract.Origin is { } origin ? new(origin.ContractId, origin.Number) : null,
            contract.LatestRevision,
            contract.Succession?.Open,
            contract.Document.Signers(),
            contract.State,
            contract.AwaitingTimestamp,
            dossier.Row.CreatedAt,
            contract.OfferExpiresAt,
            dossier.Row.DocumentSha256,
            StatusAddressOf(dossier, baseAddress).ToString(),
            contract.DeclineReason,
            contract.Bilingual,
            contract.ChangeRequests,
            contract.PaperCopy,
            TermsJson.ToElement(contract.Terms));
    }

    public static Uri StatusAddressOf(Dossier dossier, Uri baseAddress) => new(baseAddress, $"/v/{dossier.Row.Code}");
}

/// <summary>The contract by which a relation began.</summary>
public sealed record FollowsView(Guid Id, string Number);
