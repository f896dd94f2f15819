using System.Security.Cryptography;
using Xunit;

namespace LaborContracts.Signatures.Tests.Rig;

/// <summary>SM2 by openssl, which wants to be told the user id each time: with none it takes the empty one.</summary>
internal sealed class OpensslSm2(TemporaryFolder folder)
{
    public const string DefaultUser = "1234567812345678";

    /// <summary>Signs by a key file that openssl opens without a password.</summary>
    public byte[] Sign(string keyFile, byte[] data, string user = DefaultUser)
    {
        var output = Path.Combine(folder.Path, $"{Guid.NewGuid():N}.sig");
        Run(
            "pkeyutl", "-sign", "-rawin", "-digest", "sm3", "-pkeyopt", $"distid:{user}", "-inkey", keyFile, "-in",
            folder.Write($"{Guid.NewGuid():N}.data", data), "-out", output);
        return File.ReadAllBytes(output);
    }

    /// <summary>Whether openssl finds the signature good for the certificate's key.</summary>
    public bool Verifies(ReadOnlyMemory<byte> certificate, byte[] data, byte[] signature, string user = DefaultUser)
    {
        var (code, output) = Tool.Run(
            "openssl", "pkeyutl", "-verify", "-rawin", "-digest", "sm3", "-pkeyopt", $"distid:{user}", "-certin",
            "-inkey", folder.Write($"{Guid.NewGuid():N}.pem", Pem(certificate)), "-in",
            folder.Write($"{Guid.NewGuid():N}.data", data), "-sigfile",
            folder.Write($"{Guid.NewGuid():N}.sig", signature));
        Assert.Contains(
            code == 0 ? "Signature Verified Successfully" : "Signature Verification Failure",
            output,
            StringComparison.Ordinal);
        return code == 0;
    }

    /// <summary>A new key, and a root certificate of its own.</summary>
    public (string Key, string Certificate) Root(string user = DefaultUser)
    {
        var key = Output("root.key", "genpkey", "-algorithm", "SM2", "-out");
        return (key, Output(
            "root.crt", "req", "-x509", "-new", "-key", key, "-sm3", "-sigopt", $"distid:{user}", "-subj",
            "/CN=Foreign Root", "-days", "36500", "-addext", "keyUsage=critical,keyCertSign", "-out"));
    }

    /// <summary>A new key, and a certificate for signatures by a root of <see cref="Root"/>.</summary>
    public (string Key, string Certificate) Signer((string Key, string Certificate) root, string user = DefaultUser)
    {
        var extensions = folder.Write("signer.cnf", "keyUsage=critical,nonRepudiation\n"u8);
        var key = Output("signer.key", "genpkey", "-algorithm", "SM2", "-out");
        var request = Output(
            "signer.csr", "req", "-new", "-key", key, "-sm3", "-sigopt", $"distid:{DefaultUser}", "-subj", "/CN=Foreign",
            "-out");
        return (key, Output(
            "signer.crt", "x509", "-req", "-in", request, "-CA", root.Certificate, "-CAkey", root.Key, "-set_serial", "7",
            "-sm3", "-sigopt", $"distid:{user}", "-vfyopt", $"distid:{DefaultUser}", "-days", "36500", "-extfile",
            extensions, "-out"));
    }

    public static byte[] Pem(ReadOnlyMemory<byte> certificate) =>
        System.Text.Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", certificate.Span));

    private string Output(string name, params string[] arguments)
    {
        var path = Path.Combine(folder.Path, name);
        Run([.. arguments, path]);
        return path;
    }

    private static void Run(params string[] arguments)
    {
        var (code, output) = Tool.Run("openssl", arguments);
        Assert.True(code == 0, output);
    }
}
