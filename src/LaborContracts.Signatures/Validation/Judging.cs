using LaborContracts.Pdf;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Validation.Differences;

namespace LaborContracts.Signatures.Validation;

/// <summary>What the judgements of one file's signatures share.</summary>
/// <param name="Signed">All fields with a value, those of timestamps among them.</param>
/// <param name="InFile">Validation material that the file brings.</param>
/// <param name="Material">The same and what the caller has.</param>
/// <param name="Proofs">Grows as timestamps pass.</param>
internal sealed record Judging(
    PdfFile File,
    FileHistory History,
    Modifications Modifications,
    SignaturePolicy Policy,
    IReadOnlyList<SignatureField> Signed,
    ValidationMaterial InFile,
    ValidationMaterial Material,
    ProofsOfExistence Proofs);
