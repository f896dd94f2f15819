using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaborContracts.Signatures.Keys;
using Xunit;

namespace LaborContracts.Signatures.Tests.Rig;

/// <summary>Programs of other makers that have to agree with a file's only signature.</summary>
internal static class Judges
{
    /// <summary>The CMS verifies as CAdES over the covered bytes, up to this root.</summary>
    public static void Openssl(SigningRoom room, string name, byte[] signed, SigningIdentity root)
    {
        var (content, cms) = Extracted.Signature(signed, SignedIndex(signed));
        var verified = Tool.Run(
            "openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER",
            "-in", room.Folder.Write($"{name}.cms", cms), "-content", room.Folder.Write($"{name}.content", content),
            "-CAfile", room.Folder.Write(
                $"{name}.root.pem", Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", root.CertificateDer.Span))),
            "-purpose", "any", "-attime", room.Clock.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            "-out", "/dev/null");
        Assert.True(verified.Code == 0, verified.Output);
    }

    /// <summary>pdfsig finds it valid and over the whole document.</summary>
    public static void Pdfsig(SigningRoom room, string name, byte[] signed)
    {
        var (code, output) = Tool.Run("pdfsig", room.Folder.Write($"{name}.pdf", signed));
        Assert.True(
            code == 0
            && output.Contains("Signature is Valid.", StringComparison.Ordinal)
            && output.Contains("Total document signed", StringComparison.Ordinal),
            output);
    }

    private static int SignedIndex(byte[] signed)
    {
        var fields = Pades.SignatureField.Of(LaborContracts.Pdf.PdfFile.Read(signed));
        return Enumerable.Range(0, fields.Count).Single(i => fields[i].Value is not null);
    }
}
