using LaborContracts.Domain.Lifecycle;
using LaborContracts.Verification.Evidence;

namespace LaborContracts.Api.Features.Evidence;

/// <summary>What is known of a relation for the party who asks, judged as lcverify would: from it come package and certificate.</summary>
/// <param name="Files">From contract.pdf to statement.json, by their names in a package.</param>
/// <param name="Report">On those files.</param>
/// <param name="Documents">The concluded ones that the party may see, by file name.</param>
/// <param name="Address">Where the status of the first one is told.</param>
internal sealed record Evidence(
    OrderedDictionary<string, ReadOnlyMemory<byte>> Files, EvidenceReport Report, IReadOnlyDictionary<string, LaborContract> Documents,
    PartyRole MadeFor, Uri Address)
{
    private LaborContract First => Documents[EvidenceNames.Contract];

    public string Number => First.Number;

    /// <summary>Persons by their first character alone; firms stand in a public register.</summary>
    public IReadOnlyList<(PartyRole Role, string Name)> MaskedParties =>
    [
        (PartyRole.Worker, Masked(First.Terms.Worker.Name)),
        (PartyRole.Employer, First.Terms.Employer.Name),
        .. First.Terms.Partner is { } partner ? [(PartyRole.Partner, partner.Name)] : Array.Empty<(PartyRole, string)>(),
    ];

    private static string Masked(string name) => $"{char.ConvertFromUtf32(char.ConvertToUtf32(name, 0))}**";
}
