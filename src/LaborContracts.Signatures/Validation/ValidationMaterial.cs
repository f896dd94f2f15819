using LaborContracts.Pdf;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Cms;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Revocation;

namespace LaborContracts.Signatures.Validation;

/// <summary>
/// Certificates to build paths with, and revocation information: from the file, from one CMS, or from the caller. None of
/// it is trusted; each piece proves itself by its signature or counts for nothing.
/// </summary>
internal sealed record ValidationMaterial(IReadOnlyList<Certificate> Certificates, RevocationEvidence Revocation)
{
    public static ValidationMaterial Of(PdfFile file) => Of(DocumentSecurityStore.Read(file));

    public static ValidationMaterial Of(ValidationData data) => new(
        [.. data.Certificates.Select(der => Readable(der, Certificate.Read)).OfType<Certificate>()],
        Evidence(data.Lists, data.Answers));

    public static ValidationMaterial Of(CmsSignature cms) =>
        new(cms.Certificates, Evidence(cms.Revocation.Lists, cms.Revocation.Answers));

    /// <summary>Both, this one's first.</summary>
    public ValidationMaterial And(ValidationMaterial other) =>
        new([.. Certificates, .. other.Certificates], RevocationEvidence.Joined(Revocation, other.Revocation));

    private static RevocationEvidence Evidence(
        IReadOnlyList<ReadOnlyMemory<byte>> lists, IReadOnlyList<ReadOnlyMemory<byte>> answers) => new(
        [.. lists.Select(der => Readable(der, RevocationList.Read)).OfType<RevocationList>()],
        [.. answers.Select(der => Readable(der, OcspAnswer.Read)).OfType<OcspAnswer>()]);

    private static T? Readable<T>(ReadOnlyMemory<byte> der, Func<ReadOnlyMemory<byte>, T> read) where T : class
    {
        try
        {
            return read(der);
        }
        catch (DerFormatException)
        {
            return null; // as good as not there
        }
    }
}
