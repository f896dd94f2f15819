using System.Formats.Asn1;
using System.Security.Cryptography;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;
using LaborContracts.TestKit.Tokens;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using Xunit;

namespace LaborContracts.Signatures.Tests.Rig;

/// <summary>
/// A token of SoftHSM's with keys that were made in it: "ec" and "rsa" with certificates, "bare" without one, "open" that
/// could be taken out, two that are both labelled "twin", and "account" on secp256k1. The library is loaded once in a process, so
/// tests that use it take turns.
/// </summary>
[CollectionDefinition(nameof(SoftToken))]
public sealed class SoftToken : ICollectionFixture<SoftToken>, IDisposable
{
    public const string Label = "employer seals";

    private const string Secp256k1 = "1.3.132.0.10";

    private static readonly Pkcs11InteropFactories Factories = Pkcs11Module.Factories;

    private readonly List<IPkcs11Library> _loaded = []; // kept: their end would end the library under the platform's keys

    public SoftToken()
    {
        Look(session =>
        {
            var (ec, rsa) = (MakeEc(session, "ec", 1), MakeRsa(session, "rsa", 2));
            Keep(session, 1, Pki.Issue(key: ec, issuer: Issuing).Certificate);
            Keep(session, 2, Pki.Issue(key: rsa, issuer: Issuing).Certificate);
            Keep(session, 9, Pki.Root.Certificate);
            Keep(session, 8, Issuing.Certificate);
            BareKey = MakeEc(session, "bare", 3);
            MakeEc(session, "open", 4, extractable: true);
            MakeEc(session, "twin", 5);
            MakeEc(session, "twin", 6);
            AccountKey = MakeEc(session, "account", 10, curve: Secp256k1);
            return true;
        });
    }

    internal TestPki Pki { get; } = new(new FixedClock().Now);

    internal SigningIdentity Issuing => field ??= Pki.Issue(CertificatePurpose.IssuingAuthority);

    public ECDsa BareKey { get; private set; } = null!;

    public ECDsa AccountKey { get; private set; } = null!;

    public SoftHsm Hsm { get; } = new(Label);

    public Pkcs11Place Place(string keyLabel) => new(SoftHsm.Library, Label, Hsm.PinFile) { KeyLabel = keyLabel };

    /// <summary>Looks into the token beside the platform, as another user of the same library.</summary>
    internal T Look<T>(Func<ISession, T> look)
    {
        // Each time anew: the platform's keys finalise the library, which is the whole process's, when they lose their token.
        _loaded.Add(Factories.Pkcs11LibraryFactory.LoadPkcs11Library(Factories, SoftHsm.Library, AppType.MultiThreaded));
        using var session = _loaded[^1].GetSlotList(SlotsType.WithTokenPresent)
            .First(s => s.GetTokenInfo().Label.TrimEnd() == Label).OpenSession(SessionType.ReadWrite);
        try
        {
            session.Login(CKU.CKU_USER, SoftHsm.Pin);
        }
        catch (Pkcs11Exception e) when (e.RV is CKR.CKR_USER_ALREADY_LOGGED_IN)
        {
            // By the platform's own session.
        }

        return look(session);
    }

    internal static IObjectHandle PrivateKey(ISession session, string label) => session.FindAllObjects(
        [Attribute(CKA.CKA_LABEL, label), Factories.ObjectAttributeFactory.Create(CKA.CKA_CLASS, CKO.CKO_PRIVATE_KEY)]).Single();

    /// <summary>A key on secp256k1 whose public half is then taken out of the token.</summary>
    internal static ECDsa MakeAlone(ISession session, string label, byte id)
    {
        var key = MakeEc(session, label, id, curve: Secp256k1);
        session.DestroyObject(session.FindAllObjects(
            [Attribute(CKA.CKA_LABEL, label), Factories.ObjectAttributeFactory.Create(CKA.CKA_CLASS, CKO.CKO_PUBLIC_KEY)]).Single());
        return key;
    }

    public void Dispose()
    {
        BareKey.Dispose();
        AccountKey.Dispose();
        Hsm.Dispose();
    }

    private static ECDsa MakeEc(ISession session, string label, byte id, bool extractable = false, string curve = Asn1.Oids.P256)
    {
        var parameters = new AsnWriter(AsnEncodingRules.DER);
        parameters.WriteObjectIdentifier(curve);
        var made = Make(session, CKM.CKM_EC_KEY_PAIR_GEN, label, id, extractable, Attribute(CKA.CKA_EC_PARAMS, parameters.Encode()));
        var point = new AsnReader(
            session.GetAttributeValue(made, [CKA.CKA_EC_POINT])[0].GetValueAsByteArray(), AsnEncodingRules.DER).ReadOctetString();
        return ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.CreateFromValue(curve),
            Q = new ECPoint { X = point[1..33], Y = point[33..65] },
        });
    }

    private static RSA MakeRsa(ISession session, string label, byte id)
    {
        var made = Make(
            session, CKM.CKM_RSA_PKCS_KEY_PAIR_GEN, label, id, extractable: false,
            Factories.ObjectAttributeFactory.Create(CKA.CKA_MODULUS_BITS, 2048), Attribute(CKA.CKA_PUBLIC_EXPONENT, [1, 0, 1]));
        var values = session.GetAttributeValue(made, [CKA.CKA_MODULUS, CKA.CKA_PUBLIC_EXPONENT]);
        return RSA.Create(new RSAParameters
        {
            Modulus = values[0].GetValueAsByteArray(),
            Exponent = values[1].GetValueAsByteArray(),
        });
    }

    private static IObjectHandle Make(
        ISession session, CKM mechanism, string label, byte id, bool extractable, params IObjectAttribute[] kind)
    {
        using var make = Factories.MechanismFactory.Create(mechanism);
        session.GenerateKeyPair(
            make,
            [Attribute(CKA.CKA_TOKEN, true), Attribute(CKA.CKA_LABEL, label), Attribute(CKA.CKA_ID, [id]), .. kind],
            [
                Attribute(CKA.CKA_TOKEN, true), Attribute(CKA.CKA_PRIVATE, true), Attribute(CKA.CKA_SIGN, true),
                Attribute(CKA.CKA_SENSITIVE, true), Attribute(CKA.CKA_EXTRACTABLE, extractable),
                Attribute(CKA.CKA_LABEL, label), Attribute(CKA.CKA_ID, [id]),
            ],
            out var publicKey,
            out _);
        return publicKey;
    }

    private static void Keep(ISession session, byte id, Certificate certificate) => session.CreateObject(
    [
        Factories.ObjectAttributeFactory.Create(CKA.CKA_CLASS, CKO.CKO_CERTIFICATE),
        Factories.ObjectAttributeFactory.Create(CKA.CKA_CERTIFICATE_TYPE, CKC.CKC_X_509),
        Attribute(CKA.CKA_TOKEN, true), Attribute(CKA.CKA_PRIVATE, false), Attribute(CKA.CKA_ID, [id]),
        Attribute(CKA.CKA_SUBJECT, certificate.Subject.ToArray()), Attribute(CKA.CKA_VALUE, certificate.Der.ToArray()),
    ]);

    private static IObjectAttribute Attribute(CKA type, byte[] value) => Factories.ObjectAttributeFactory.Create(type, value);

    private static IObjectAttribute Attribute(CKA type, string value) => Factories.ObjectAttributeFactory.Create(type, value);

    private static IObjectAttribute Attribute(CKA type, bool value) => Factories.ObjectAttributeFactory.Create(type, value);
}
