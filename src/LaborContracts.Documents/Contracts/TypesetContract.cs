namespace LaborContracts.Documents;

/// <summary>
/// A typeset contract: an archival PDF (PDF/A-3b, PDF/UA-1) with an empty signature field for each party and
/// the attachment contract.json.
/// </summary>
public sealed record TypesetContract(byte[] Pdf, int Pages);
