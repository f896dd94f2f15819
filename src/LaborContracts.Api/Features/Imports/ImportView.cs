using System.Text.Json;
using LaborContracts.Domain.Parties;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Features.Imports;

/// <summary>An import as those see it who may: what the employer says of the file, and what its signatures were found to be worth.</summary>
/// <param name="Kind">Code of the kind of document, as the employer says.</param>
/// <param name="Number">Under which it was made elsewhere; null if it has none.</param>
/// <param name="IdNumber">Masked.</param>
/// <param name="Phone">Masked.</param>
/// <param name="ConcludedOn">The day of the last signature, as the employer says.</param>
/// <param name="EndsOn">The last day of what it agrees, as the employer says; null if it has none.</param>
/// <param name="Indication">The worst among its signatures, when it was received.</param>
/// <param name="Signatures">As <c>lcverify signatures</c> writes it, judged when it was received; null in lists.</param>
/// <param name="Anchored">Whether its batch is on chain.</param>
/// <param name="ErasedOn">The day on which its content is to be destroyed; null while its time is not over.</param>
public sealed record ImportView(
    Guid Id,
    string Kind,
    string? Number,
    string EmployerName,
    string CreditCode,
    string WorkerName,
    string IdNumber,
    string Phone,
    string District,
    DateOnly ConcludedOn,
    DateOnly? EndsOn,
    DateTimeOffset ReceivedAt,
    string Sha256,
    string Indication,
    JsonElement? Signatures,
    bool Anchored,
    DateOnly? ErasedOn)
{
    /// <summary>The labor authority's looks of which its parties are told, oldest first; null in lists and within a case.</summary>
    public IReadOnlyList<ImportLook>? Looks { get; init; }

    internal static ImportView From(ImportRow row, ImportContents contents, bool isAnchored, bool showSignatures) => new(
        row.Id,
        row.Document,
        contents.Number,
        contents.EmployerName,
        row.EmployerCode,
        contents.WorkerName,
        IdentityNumber.Parse(contents.IdNumber).Masked,
        MobileNumber.Parse(contents.Phone).Masked,
        row.District,
        contents.ConcludedOn,
        row.EndsOn,
        row.ReceivedAt,
        row.Sha256,
        row.Indication,
        showSignatures ? contents.Signatures : null,
        isAnchored,
        row.ErasedOn);
}

/// <param name="What">What of it was shown: <c>search</c> (its entry in a list), <c>document</c> (the file), <c>statement</c> (its place in a statement).</param>
/// <param name="CaseNumber">Of the labor authority's case within which it was.</param>
/// <param name="Message">All of it in words.</param>
public sealed record ImportLook(DateTimeOffset At, string What, string Account, string CaseNumber, string Basis, string Message);
