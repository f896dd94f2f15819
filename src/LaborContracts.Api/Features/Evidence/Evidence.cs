using LaborContracts.Domain.Lifecycle;
using LaborContracts.Verification.Evidence;

namespace LaborContracts.Api.Features.Evidence;

/// <summary>What is known of a relation for whoever asks, judged as lcverify would: from it come package and certificate.</summary>
/// <param name="Files">From contract.pdf to statement.json, by their names in a package.</param>
/// <param name="Report">On those files.</param>
/// <param name="Documents">The concluded ones that may be seen, by file name.</param>
/// <param name="MadeFor">The role of who asks, and by what right.</param>
/// <param name="Address">Where the status of the first one is told.</param>
internal sealed record Evidence(
    OrderedDictionary<string, ReadOnlyMemory<byte>> Files, EvidenceReport Report, IReadOnlyDictionary<string, LaborContract> Documents,
    EvidenceRecipient MadeFor, Uri Address)
{
    private LaborContract First => Documents[EvidenceNames.Contract];

    public string Number => First.Number;

    /// <summary>Persons by their first character alone; firms stand in a public register.</summary>
    public IReadOnlyList<string> MaskedParties =>
        [Masked(First.Terms.Worker.Name), First.Terms.Employer.Name, .. First.Terms.Partner is { } partner ? [partner.Name] : Array.Empty<string>()];

    private static string Masked(string name) => $"{char.ConvertFromUtf32(char.ConvertToUtf32(name, 0))}**";
}
