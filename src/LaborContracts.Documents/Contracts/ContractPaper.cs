using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Documents;

/// <summary>All that a labor contract on paper shows and carries.</summary>
/// <param name="Terms">Complete: a mandatory clause that is missing is refused.</param>
/// <param name="Key">The contract's random key, 32 bytes; attached, not printed.</param>
/// <param name="Kind">Of the document.</param>
/// <param name="Revision">1, and one more for each amendment, renewal or ending.</param>
/// <param name="ContractNumber">The number that people use, printed on every page.</param>
/// <param name="StatusAddress">What the QR code on every page holds.</param>
/// <param name="OfferedAt">Moment of the offer; the file's own date.</param>
/// <param name="Demonstration">Whether every page says 演示.</param>
/// <param name="Bilingual">Whether the form's English stands below its Chinese, which prevails.</param>
/// <param name="Origin">What a later document follows; null for an agreement.</param>
public sealed record ContractPaper(
    ContractTerms Terms,
    ReadOnlyMemory<byte> Key,
    DocumentKind Kind,
    int Revision,
    string ContractNumber,
    Uri StatusAddress,
    DateTimeOffset OfferedAt,
    bool Demonstration,
    bool Bilingual = false,
    Origin? Origin = null);
