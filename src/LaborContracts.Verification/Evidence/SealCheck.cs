using LaborContracts.Pdf;
using LaborContracts.Signatures.Validation;
using LaborContracts.Verification.Attachments;

namespace LaborContracts.Verification.Evidence;

/// <summary>
/// Whether a PDF of the platform's bears its operator's seal, untouched since, and carries a file. A seal under a pinned root may be any
/// firm's: whose it must be is a pin of its own.
/// </summary>
internal sealed class SealCheck(Trust trust, DateTimeOffset now)
{
    /// <param name="attached">Name of the file that it carries.</param>
    /// <returns>What was found, and the content of the attached file if there is one.</returns>
    public (Reason Reason, ReadOnlyMemory<byte>? Attached) Of(string name, ReadOnlyMemory<byte> pdf, string attached)
    {
        try
        {
            var file = PdfFile.Read(pdf);
            var content = EmbeddedFiles.Named(file, attached) is [var only] ? file.Decode(only) : default(ReadOnlyMemory<byte>?);
            var signatures = PadesValidation.Validate(file, trust.PolicyAt(now)).Signatures;
            return (signatures is [var seal] ? Judge(name, seal) : new(Outcome.Failed, "seal.missing", name), content);
        }
        catch (PdfFormatException)
        {
            return (new(Outcome.Failed, "package.unreadable", name), null);
        }
    }

    private Reason Judge(string name, SignatureReport seal) => seal switch
    {
        { Indication: Indication.TotalFailed } or { ModificationsAfter: > ModificationLevel.ValidationData } => new(Outcome.Failed, "seal.failed", name),
        { Indication: Indication.Indeterminate } => new(Outcome.NotChecked, "seal.indeterminate", name, seal.SubIndication?.Name() ?? "-"),
        _ when trust.Operator is null => new(Outcome.NotChecked, "seal.operator-not-pinned", name),
        _ when seal.SignerIdentifier != $"NTRCN-{trust.Operator}" => new(Outcome.Failed, "seal.other-signer", name),
        _ => new(Outcome.Passed, "seal.passed", name),
    };
}
