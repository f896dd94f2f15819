using System.Text.Json.Serialization;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Lifecycle;

/// <summary>A contract's whole state, for storage.</summary>
/// <param name="Document">The kind of document; for one that begins a relation, that of its terms.</param>
/// <param name="Origin">What the document follows; null if a relation begins with it.</param>
/// <param name="Bilingual">Whether the English text is printed too.</param>
/// <param name="Succession">What has followed; null until something has, and for documents that follow.</param>
/// <param name="PaperCopy">The latest request for a copy on paper; null if there is none.</param>
public sealed record ContractSnapshot(
    Guid Id,
    string Number,
    ContractTerms Terms,
    ContractState State,
    PartyRole? AwaitingTimestamp,
    DateTimeOffset? OfferExpiresAt,
    string? DeclineReason,
    DocumentKind Document = DocumentKind.LaborContract,
    Origin? Origin = null,
    bool Bilingual = false,
    Succession? Succession = null,
    IReadOnlyList<ChangeRequest>? ChangeRequests = null,
    // Left out while there is none, so that instances of the version before can read what this one writes.
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PaperCopyRequest? PaperCopy = null)
{
    public IReadOnlyList<ChangeRequest> ChangeRequests { get; init; } = ChangeRequests ?? [];
}

/// <summary>What a later document follows.</summary>
/// <param name="ContractId">The contract by which the relation began; it keeps its id for life.</param>
/// <param name="Number">Its number on paper.</param>
/// <param name="Revision">The number of this document among those of the relation: 2 or more.</param>
/// <param name="Terms">The terms that held before this document.</param>
public sealed record Origin(Guid ContractId, string Number, int Revision, ContractTerms Terms);

/// <summary>What has become of a relation after the document by which it began.</summary>
/// <param name="Terms">The terms that the latest document left.</param>
/// <param name="Revision">Of the latest concluded document; 1 if there is none but the first.</param>
/// <param name="Open">The document that is out for signing; only one is at a time.</param>
/// <param name="Certified">Whether the certificate of termination is issued.</param>
public sealed record Succession(ContractTerms Terms, int Revision, Guid? Open, bool Certified = false);
