using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Signatures.Tests.Rig;

/// <summary>An authority whose lists and OCSP answers openssl makes, by the machine's clock, from a record in its own form.</summary>
internal sealed class OpensslAuthority : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestPki _pki;
    private readonly string _key;
    private readonly string _certificate;

    public OpensslAuthority()
    {
        var index = _folder.Write("index.txt", []);
        // openssl answers by its own clock and cannot be told another: its certificates are made around it.
        Now = File.GetLastWriteTimeUtc(index);
        _folder.Write("crlnumber", "01\n"u8);
        _pki = new TestPki(Now);
        var key = RSA.Create(2048);
        Issuer = _pki.Issue(CertificatePurpose.IssuingAuthority, key, fromHours: -100, toHours: 100);
        Seal = _pki.Issue(CertificatePurpose.Seal, issuer: Issuer, fromHours: -50, toHours: 50);
        _key = _folder.Write("key.pem", Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
        _certificate = _folder.Write("issuer.pem", Pem(Issuer));
    }

    public DateTimeOffset Now { get; }

    public SigningIdentity Issuer { get; }

    public SigningIdentity Seal { get; }

    /// <summary>A responder's certificate; without authorization it is one for seals.</summary>
    public SigningIdentity Responder(ECDsa key, bool authorized)
    {
        var certificate = CertificateIssuing.Issue(
            CertificatePurpose.Seal,
            key,
            CertificateIssuing.Subject("Test Responder"),
            Issuer,
            Now.AddHours(-1),
            Now.AddHours(1),
            authorized
                ?
                [
                    new X509EnhancedKeyUsageExtension([new Oid(Oids.OcspSigning)], critical: true),
                    new X509Extension(Oids.OcspNoCheck, RevocationForgery.DerNull, critical: false),
                ]
                : []);
        return new SigningIdentity(new LocalKey(key), certificate, [Issuer.Certificate]);
    }

    /// <param name="reason">As openssl spells it.</param>
    public void Revoke(DateTimeOffset at, string reason)
    {
        var end = Stamp(Now.AddYears(1));
        _folder.Write("index.txt", Encoding.ASCII.GetBytes(
            $"R\t{end}\t{Stamp(at)},{reason}\t{Seal.SerialNumber}\tunknown\t/CN=x\n"));
    }

    public void Know()
    {
        var end = Stamp(Now.AddYears(1));
        _folder.Write("index.txt", Encoding.ASCII.GetBytes($"V\t{end}\t\t{Seal.SerialNumber}\tunknown\t/CN=x\n"));
    }

    /// <param name="extensions">A section's lines, for the list.</param>
    public byte[] List(string extensions = "authorityKeyIdentifier = keyid")
    {
        var configuration = _folder.Write("ca.cnf", Encoding.ASCII.GetBytes($"""
            [ca]
            default_ca = it
            [it]
            database = {_folder.Path}/index.txt
            crlnumber = {_folder.Path}/crlnumber
            default_md = sha384
            crl_extensions = ext
            [ext]
            {extensions}

            """));
        var list = Path.Combine(_folder.Path, "list.pem");
        Run("ca", "-gencrl", "-config", configuration, "-keyfile", _key, "-cert", _certificate,
            "-crl_lastupdate", Stamp(Now), "-crl_nextupdate", Stamp(Now.AddDays(7)), "-out", list);
        return LaborContracts.Signatures.Keys.Pem.Read(File.ReadAllText(list)).Single().Data;
    }

    /// <summary>An OCSPResponse by a responder of openssl's.</summary>
    /// <param name="responder">Certificate and key; the issuer itself without one.</param>
    public byte[] Answer((SigningIdentity Identity, AsymmetricAlgorithm Key)? responder = null, params string[] options)
    {
        var seal = _folder.Write("seal.pem", Pem(Seal));
        var (question, answer) = (Path.Combine(_folder.Path, "question"), Path.Combine(_folder.Path, "answer"));
        Run("ocsp", "-issuer", _certificate, "-cert", seal, "-reqout", question);
        var (signer, key) = responder is { } r
            ? (_folder.Write("responder.pem", Pem(r.Identity)),
                _folder.Write("responder.key", Encoding.ASCII.GetBytes(r.Key.ExportPkcs8PrivateKeyPem())))
            : (_certificate, _key);
        Run(["ocsp", "-index", Path.Combine(_folder.Path, "index.txt"), "-CA", _certificate, "-rsigner", signer,
            "-rkey", key, "-reqin", question, "-respout", answer, .. options]);
        return File.ReadAllBytes(answer);
    }

    public void Dispose()
    {
        Issuer.Dispose();
        Seal.Dispose();
        _folder.Dispose();
    }

    private static void Run(params string[] arguments)
    {
        var (code, output) = Tool.Run("openssl", arguments);
        if (code != 0) throw new InvalidOperationException($"openssl {arguments[0]}: {output}");
    }

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyMMddHHmmss'Z'", CultureInfo.InvariantCulture);

    private static byte[] Pem(SigningIdentity identity) =>
        Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", identity.CertificateDer.Span) + "\n");
}
