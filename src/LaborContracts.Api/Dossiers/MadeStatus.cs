using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Ledger.Chain;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Dossiers;

/// <summary>What the registry is to hear of a concluded document that follows: its status, from the day on which it is true.</summary>
internal static class MadeStatus
{
    public static RecordedStatus Of(DocumentKind document) => document switch
    {
        DocumentKind.Amendment => RecordedStatus.Amended,
        DocumentKind.Renewal => RecordedStatus.Renewed,
        _ => RecordedStatus.Terminated,
    };

    /// <param name="contract">The document that follows, whose row it is.</param>
    public static StatusRow Of(LaborContract contract, ContractRow row, DateTimeOffset concludedAt) => new()
    {
        Key = row.Key,
        Revision = row.Revision,
        Status = (int)Of(contract.Document),
        DocumentSha256 = row.DocumentSha256!,
        DueOn = contract.Terms.Ending?.LastDay.AddDays(1) ?? DateOnly.MinValue,
        RecordedAt = concludedAt,
    };
}
