using LaborContracts.Signatures.Tests.Rig;
using Xunit;

namespace LaborContracts.Signatures.Tests.OtherPrograms;

/// <summary>Where pdfsig looks for roots that it trusts, and for keys to sign with.</summary>
internal sealed class NssDatabase
{
    private readonly string _place;

    public NssDatabase(string folder)
    {
        Directory.CreateDirectory(folder);
        _place = $"sql:{folder}";
        Run("certutil", "-N", "-d", _place, "--empty-password");
    }

    public void Trust(string rootFile) =>
        Run("certutil", "-A", "-d", _place, "-n", Path.GetFileName(rootFile), "-t", "CT,C,C", "-i", rootFile);

    /// <param name="password">Of the PKCS#12 file.</param>
    public void Import(string pkcs12File, string password) =>
        Run("pk12util", "-d", _place, "-i", pkcs12File, "-W", password);

    /// <summary>What pdfsig says of each signature, in its order. It knows no document timestamps and passes over them.</summary>
    public IReadOnlyList<PdfsigVerdict> Judge(string pdf)
    {
        var (_, output) = Tool.Run("pdfsig", "-nssdir", _place, pdf);
        return
        [
            .. output.Split("Signature #").Skip(1).Select(part => new PdfsigVerdict(
                part.Contains("Signature is Valid.", StringComparison.Ordinal),
                part.Contains("Certificate is Trusted.", StringComparison.Ordinal),
                part.Contains("Total document signed", StringComparison.Ordinal),
                part)),
        ];
    }

    /// <param name="how">The field to sign, or that a new one is wanted.</param>
    public byte[] Sign(byte[] pdf, TemporaryFolder folder, string nickname, params string[] how)
    {
        var (from, to) = (folder.Write("pdfsig-in.pdf", pdf), Path.Combine(folder.Path, "pdfsig-out.pdf"));
        File.Delete(to);
        Run("pdfsig", ["-nssdir", _place, from, to, "-nick", nickname, .. how]);
        return File.ReadAllBytes(to);
    }

    private static void Run(string program, params string[] arguments)
    {
        var (code, output) = Tool.Run(program, arguments);
        Assert.True(code == 0, $"{program}: {output}");
    }
}

/// <param name="Valid">The signature over the bytes.</param>
/// <param name="Trusted">The certificate, under the roots of the database.</param>
internal sealed record PdfsigVerdict(bool Valid, bool Trusted, bool CoversWholeDocument, string Words);
