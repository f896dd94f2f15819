namespace LaborContracts.Documents;

/// <summary>
/// A typeset contract: an archival PDF (PDF/A-3a) with two empty signature fields, <c>worker</c> and <c>employer</c>,
/// and the attachment contract.json.
/// </summary>
public sealed record TypesetContract(byte[] Pdf, int Pages);
