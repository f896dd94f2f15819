using LaborContracts.Documents;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Timestamps;
using LaborContracts.Signatures.Validation;
using LaborContracts.Verification;

namespace LaborContracts.Api.Dossiers;

/// <summary>Puts a party's signature, with its timestamp, on a contract's PDF as it stands. Stores nothing.</summary>
internal sealed class SignatureDesk(
    DevelopmentAuthority authority,
    Seals seals,
    TimestampClient timestamps,
    Typesetter typesetter,
    Trust trust,
    TimeProvider clock)
{
    /// <summary>Long enough for the timestamp authority to answer, short enough that the key is of no use afterwards.</summary>
    private static readonly TimeSpan CertificateLifetime = TimeSpan.FromMinutes(5);

    /// <exception cref="SigningKeyUnavailableException">The seal cannot be used now; nothing was made.</exception>
    /// <exception cref="TimestampUnavailableException">No token could be had; nothing was made.</exception>
    /// <exception cref="InvalidDataException">What was made does not pass against our own pins; it is thrown away.</exception>
    public async Task<byte[]> SignAsync(Dossier dossier, PartyRole role, CancellationToken cancellationToken)
    {
        var terms = dossier.Contract.Terms;
        var (field, name) = role switch
        {
            PartyRole.Worker => ("worker", terms.Worker.Name),
            PartyRole.Employer => ("employer", terms.Employer.Name),
            PartyRole.Partner => ("partner", terms.Partner!.Name),
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such party."),
        };
        using var identity = role switch
        {
            PartyRole.Worker => authority.IssueOneTime(name, CertificateLifetime),
            PartyRole.Employer => await seals.SealOfAsync(name, terms.Employer.CreditCode.ToString(), cancellationToken),
            _ => await seals.SealOfAsync(name, terms.Partner!.CreditCode.ToString(), cancellationToken),
        };
        var claimed = clock.GetUtcNow();
        var text = new AppearanceText(role, name, claimed, identity.SerialNumber);
        var signed = await PadesSigning.SignAsync(
            await dossier.ReadDocumentAsync(cancellationToken),
            field,
            identity,
            timestamps,
            new SignatureClaims(claimed, text.Name),
            (increment, widget) => Draw(increment, widget, text),
            cancellationToken);
        Judge(signed);
        return signed;
    }

    /// <summary>
    /// A signature that those who hold our pins could not confirm, such as one stamped by an authority outside them, must
    /// never conclude a contract.
    /// </summary>
    private void Judge(byte[] signed)
    {
        var policy = new SignaturePolicy(trust.TrustRoots, trust.TimestampRoots, clock.GetUtcNow());
        foreach (var signature in PadesValidation.Validate(PdfFile.Read(signed), policy).Signatures)
        {
            if (signature.Indication != Indication.TotalPassed || signature.TimestampTime is null)
                throw new InvalidDataException($"Signature {signature.Field} was made and does not pass: {signature.Reason?.Message ?? "no timestamp"}");
        }
    }

    private PdfReference Draw(PdfIncrement increment, PdfDictionary widget, AppearanceText text)
    {
        var edges = ((PdfArray)increment.File.Resolve(widget["Rect"])).Items.Select(edge => edge switch
        {
            PdfInteger integer => integer.Value,
            PdfReal real => real.Value,
            _ => throw new InvalidDataException("A signature box of ours has no numbers for its edges."),
        }).ToArray();
        return typesetter.DrawAppearance(increment, text, edges[2] - edges[0], edges[3] - edges[1]);
    }
}
