using LaborContracts.Pdf;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Cms;
using LaborContracts.Signatures.Pades;

namespace LaborContracts.Signatures.Tests.Rig;

/// <summary>Takes signatures out of files, for other programs to judge.</summary>
internal static class Extracted
{
    /// <summary>The covered bytes and the CMS of the signature in the field of this index.</summary>
    public static (byte[] Content, byte[] Cms) Signature(byte[] pdf, int index)
    {
        var file = PdfFile.Read(pdf);
        var dictionary = (PdfDictionary)file.Resolve(SignatureField.Of(file)[index].Value);
        var range = ((PdfArray)dictionary["ByteRange"]!).Items.Select(i => (int)((PdfInteger)i).Value).ToArray();
        var contents = ((PdfString)dictionary["Contents"]!).Bytes;
        return (
            [.. pdf[..range[1]], .. pdf[range[2]..(range[2] + range[3])]],
            contents[..Der.LengthOf(contents.Span, "CMS")].ToArray());
    }

    /// <summary>The signature value and the timestamp token over it.</summary>
    public static (byte[] Signature, byte[] Token) Timestamp(byte[] cms)
    {
        var read = CmsSignature.Read(cms);
        return (read.Signature.ToArray(), read.SignatureTimestamps.Single().ToArray());
    }

    /// <summary>Offsets of the signature's Contents token, brackets included.</summary>
    public static (int Start, int Length) Gap(byte[] pdf, int index)
    {
        var file = PdfFile.Read(pdf);
        var dictionary = (PdfDictionary)file.Resolve(SignatureField.Of(file)[index].Value);
        return ((PdfString)dictionary["Contents"]!).Source!.Value;
    }
}
