using System.Security.Cryptography;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Cms;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Timestamps;

namespace LaborContracts.Signatures.Authorities;

/// <summary>
/// A timestamp authority (RFC 3161) for development and demonstration, with a root and a key of its own. Run by the
/// platform itself it proves little; it stands where another party's authority will stand.
/// </summary>
public sealed class DevelopmentTimestampAuthority : IDisposable
{
    private const string Policy = "2.999.3161.1"; // the arc for examples: nobody is committed by it
    private const int LargestRequest = 4096;

    private readonly SigningIdentity _root;
    private readonly SigningIdentity _signer;
    private readonly TimeProvider _clock;

    private DevelopmentTimestampAuthority(SigningIdentity root, SigningIdentity signer, TimeProvider clock)
    {
        _root = root;
        _signer = signer;
        _clock = clock;
    }

    /// <summary>
    /// Opens the authority in <paramref name="folder"/>, or founds it there; see
    /// <see cref="DevelopmentAuthority.CreateOrLoad"/>.
    /// </summary>
    /// <param name="publishedAt">
    /// The address, with a slash at its end, under which <c>root.crl</c> is served. Null: certificates name no place.
    /// </param>
    /// <exception cref="InvalidOperationException">The folder holds an authority of another profile.</exception>
    public static DevelopmentTimestampAuthority CreateOrLoad(
        string folder,
        string passwordFile,
        TimeProvider clock,
        Uri? publishedAt = null,
        SignatureScheme profile = SignatureScheme.EcdsaP256)
    {
        var identities = new IdentityFolder(folder, passwordFile);
        var now = clock.GetUtcNow();
        var root = identities.Find("timestamp-root")
            ?? DevelopmentAuthority.Found(
                identities,
                "timestamp-root",
                "演示时间戳根证书 Timestamp Root",
                CertificatePurpose.RootAuthority,
                null,
                now,
                20,
                null,
                profile);
        DevelopmentAuthority.RequireProfile(root, profile, folder);
        var signer = identities.Find("timestamp")
            ?? DevelopmentAuthority.Found(
                identities,
                "timestamp",
                "演示时间戳 Timestamp",
                CertificatePurpose.Timestamping,
                root,
                now,
                10,
                publishedAt is null ? null : new Uri(publishedAt, "root.crl"),
                profile);
        return new DevelopmentTimestampAuthority(root, signer, clock);
    }

    /// <summary>The timestamp root's certificate, PEM.</summary>
    public string RootPem => PemEncoding.WriteString("CERTIFICATE", _root.Certificate.Der.Span);

    /// <summary>DER of the timestamp root's revocation list (RFC 5280 §5), as of now and good for 30 days: empty.</summary>
    public byte[] RootList() =>
        RevocationListIssuing.Issue(_root, [], _clock.GetUtcNow(), RevocationListIssuing.RootLifetime);

    /// <summary>
    /// Answers one request: DER in, DER out, never an exception for what was asked. A request that cannot be served is
    /// answered with a rejection that says why.
    /// </summary>
    public byte[] Answer(ReadOnlyMemory<byte> request)
    {
        if (request.Length > LargestRequest) return TimestampAnswer.Refusing(TimestampFailure.BadDataFormat);
        TimestampRequest asked;
        try
        {
            asked = TimestampRequest.Read(request);
        }
        catch (DerFormatException)
        {
            return TimestampAnswer.Refusing(TimestampFailure.BadDataFormat);
        }

        if (Algorithms.DigestOf(asked.DigestAlgorithm) is not { } digest)
            return TimestampAnswer.Refusing(TimestampFailure.BadAlgorithm);
        if (asked.Imprint.Length != Algorithms.Hash(digest, []).Length)
            return TimestampAnswer.Refusing(TimestampFailure.BadDataFormat);
        if (asked.Policy is not (null or Policy)) return TimestampAnswer.Refusing(TimestampFailure.UnacceptedPolicy);
        if (asked.HasExtensions) return TimestampAnswer.Refusing(TimestampFailure.UnacceptedExtension);
        return TimestampAnswer.Granting(Token(asked));
    }

    public void Dispose()
    {
        _root.Dispose();
        _signer.Dispose();
    }

    private byte[] Token(TimestampRequest asked)
    {
        var cms = CmsWriter.Enveloping(_signer, Oids.TstInfo, Info(asked));
        return cms.Write(_signer.Sign(cms.ToBeSigned), timestampToken: null, asked.WantsCertificate);
    }

    private byte[] Info(TimestampRequest asked) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteObjectIdentifier(Policy);
            using (writer.PushSequence())
            {
                writer.WriteAlgorithm(asked.DigestAlgorithm);
                writer.WriteOctetString(asked.Imprint.Span);
            }

            writer.WriteInteger(CertificateIssuing.NewSerialNumber());
            writer.WriteGeneralizedTime(_clock.GetUtcNow(), omitFractionalSeconds: true);
            using (writer.PushSequence()) writer.WriteInteger(1); // accuracy: one second, since fractions are left out
            if (asked.Nonce is { } nonce) writer.WriteInteger(nonce.Span);
        }
    });
}
