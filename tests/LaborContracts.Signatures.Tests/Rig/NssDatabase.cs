using System.Text.RegularExpressions;

namespace LaborContracts.Signatures.Tests.Rig;

/// <summary>Where pdfsig looks for roots that it trusts, and for keys to sign with.</summary>
public sealed class NssDatabase
{
    private readonly string _place;

    public NssDatabase(string folder, string rootFile)
    {
        Directory.CreateDirectory(folder);
        _place = $"sql:{folder}";
        Run("certutil", "-N", "-d", _place, "--empty-password");
        Run("certutil", "-A", "-d", _place, "-n", "root", "-t", "CT,C,C", "-i", rootFile);
    }

    /// <param name="password">Of the PKCS#12 file.</param>
    public void Import(string pkcs12File, string password) =>
        Run("pk12util", "-d", _place, "-i", pkcs12File, "-W", password);

    /// <summary>
    /// What pdfsig says of each signature, in its order. It knows no document timestamps: what it does not judge is left out.
    /// </summary>
    public IReadOnlyList<PdfsigVerdict> Judge(string pdf)
    {
        var (_, output) = Tool.Run("pdfsig", "-nssdir", _place, pdf);
        return
        [
            .. Regex.Split(output, "^Signature #", RegexOptions.Multiline).Skip(1)
                .Where(part => part.Contains(".detached", StringComparison.Ordinal))
                .Select(part => new PdfsigVerdict(
                    part.Contains("Signature is Valid.", StringComparison.Ordinal),
                    part.Contains("Certificate is Trusted.", StringComparison.Ordinal),
                    part.Contains("- Total document signed", StringComparison.Ordinal),
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
        if (code != 0) throw new InvalidOperationException($"{program}: {output}");
    }
}

/// <param name="Valid">The signature over the bytes.</param>
/// <param name="Trusted">The certificate, under the roots of the database.</param>
/// <param name="Words">All that pdfsig said.</param>
public sealed record PdfsigVerdict(bool Valid, bool Trusted, bool CoversWholeDocument, string Words);
