using LaborContracts.Documents;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Ledger;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Revocation;
using LaborContracts.Signatures.Timestamps;
using LaborContracts.Signatures.Validation;
using LaborContracts.Storage;
using LaborContracts.Verification;

namespace LaborContracts.Api.Dossiers;

/// <summary>
/// Puts a party's signature, with its timestamp, on a contract's PDF as it stands. After the last one come validation data
/// and a timestamp over the document: there the concluded revision ends, whose hash is anchored. Stores nothing.
/// </summary>
internal sealed class SignatureDesk(
    DevelopmentAuthority authority,
    Seals seals,
    TimestampClient timestamps,
    RevocationClient revocation,
    Typesetter typesetter,
    LaborContractsDb db,
    Trust trust,
    TimeProvider clock)
{
    /// <summary>Long enough for the timestamp authority to answer, short enough that the key is of no use afterwards.</summary>
    private static readonly TimeSpan CertificateLifetime = TimeSpan.FromMinutes(5);

    /// <param name="intent">Challenge of the proven intent: a worker's certificate is for this act alone.</param>
    /// <param name="handwriting">What the worker drew by hand; null if nothing was, and for seals.</param>
    /// <exception cref="SigningKeyUnavailableException">The seal cannot be used now; nothing was made.</exception>
    /// <exception cref="TimestampUnavailableException">No token could be had; nothing was made.</exception>
    /// <exception cref="RevocationUnavailableException">
    /// Nobody says that the certificates are good, or one was revoked; nothing was made.
    /// </exception>
    /// <exception cref="InvalidDataException">What was made does not pass against our own pins; it is thrown away.</exception>
    public async Task<byte[]> SignAsync(
        Dossier dossier, PartyRole role, Bytes32 intent, Handwriting? handwriting, CancellationToken cancellationToken)
    {
        var terms = dossier.Contract.Terms;
        var (field, name, creditCode) = role switch
        {
            PartyRole.Worker => ("worker", terms.Worker.Name, null),
            PartyRole.Employer => ("employer", terms.Employer.Name, terms.Employer.CreditCode.ToString()),
            PartyRole.Partner => ("partner", terms.Partner!.Name, terms.Partner.CreditCode.ToString()),
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such party."),
        };
        using var identity = role switch
        {
            PartyRole.Worker => authority.IssueOneTime(name, CertificateLifetime, intent.ToArray()),
            _ => await seals.SealOfAsync(name, creditCode!, cancellationToken),
        };
        var design = creditCode is null ? null : await db.SealDesignOfAsync(creditCode, cancellationToken);
        var claimed = clock.GetUtcNow();
        var text = new AppearanceText(role, name, claimed, identity.SerialNumber, identity.IsForDemonstration, creditCode, design);
        var signed = await PadesSigning.SignAsync(
            await dossier.ReadDocumentAsync(cancellationToken),
            field,
            identity,
            timestamps,
            new SignatureClaims(claimed, text.Name),
            (increment, widget) => Draw(typesetter, increment, widget, text, handwriting),
            cancellationToken);
        if (role == dossier.Contract.Document.Signers()[^1])
            signed = await PadesArchiving.ArchiveAsync(
                signed, trust.TrustRoots, trust.TimestampRoots, revocation, timestamps, cancellationToken);
        Judge(signed);
        return signed;
    }

    /// <summary>
    /// A signature that those who hold our pins could not confirm, such as one stamped by an authority outside them, must
    /// never conclude a contract.
    /// </summary>
    private void Judge(byte[] signed)
    {
        foreach (var signature in PadesValidation.Validate(PdfFile.Read(signed), trust.PolicyAt(clock.GetUtcNow())).Signatures)
        {
            if (signature.Indication != Indication.TotalPassed || signature.TimestampTime is null)
                throw new InvalidDataException($"Signature {signature.Field} was made and does not pass: {signature.Reason?.Message ?? "no timestamp"}");
        }
    }

    /// <summary>The appearance of a signature in a box of ours.</summary>
    public static PdfReference Draw(
        Typesetter typesetter, PdfIncrement increment, PdfDictionary widget, AppearanceText text, Handwriting? handwriting)
    {
        var edges = ((PdfArray)increment.File.Resolve(widget["Rect"])).Items.Select(edge => edge switch
        {
            PdfInteger integer => integer.Value,
            PdfReal real => real.Value,
            _ => throw new InvalidDataException("A signature box of ours has no numbers for its edges."),
        }).ToArray();
        return typesetter.DrawAppearance(increment, text, edges[2] - edges[0], edges[3] - edges[1], handwriting);
    }
}
