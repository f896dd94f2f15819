using System.Formats.Asn1;
using LaborContracts.Signatures.Asn1;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace LaborContracts.Signatures.Keys;

/// <summary>A logged-in session with one private key found in it. To be used inside its module only.</summary>
internal sealed class Pkcs11Session
{
    private readonly IObjectHandle _key;

    private Pkcs11Session(IPkcs11Library library, ISession session, IObjectHandle key) =>
        (Library, Session, _key) = (library, session, key);

    public IPkcs11Library Library { get; }

    public ISession Session { get; }

    /// <exception cref="SigningKeyUnavailableException">No such token, or it refuses the PIN.</exception>
    /// <exception cref="UnusableKeyException">Not exactly one such key, or one that could leave the token.</exception>
    public static Pkcs11Session Open(IPkcs11Library library, Pkcs11Module module, Pkcs11Place place)
    {
        var slot = library.GetSlotList(SlotsType.WithTokenPresent)
            .FirstOrDefault(s => s.GetTokenInfo().Label.TrimEnd() == place.TokenLabel)
            ?? throw new SigningKeyUnavailableException($"No token '{place.TokenLabel}' is there.");
        var session = slot.OpenSession(SessionType.ReadOnly);
        module.Login(session, place);
        return new Pkcs11Session(library, session, FindKey(session, place));
    }

    /// <summary>Every certificate in the token, with its CKA_ID in hexadecimal.</summary>
    public IReadOnlyList<(string Id, Certificate Certificate)> Certificates()
    {
        var wanted = Attributes(a => [a.Create(CKA.CKA_CLASS, CKO.CKO_CERTIFICATE), a.Create(CKA.CKA_CERTIFICATE_TYPE, CKC.CKC_X_509)]);
        return
        [
            .. Session.FindAllObjects(wanted)
                .Select(found => Session.GetAttributeValue(found, [CKA.CKA_ID, CKA.CKA_VALUE]))
                .Select(values => (
                    Convert.ToHexString(values[0].GetValueAsByteArray()), Certificate.Read(values[1].GetValueAsByteArray()))),
        ];
    }

    /// <summary>CKA_ID of the private key in hexadecimal.</summary>
    public string KeyId() =>
        Convert.ToHexString(Session.GetAttributeValue(_key, [CKA.CKA_ID])[0].GetValueAsByteArray());

    /// <summary>CKA_EC_PARAMS of the private key; null if it is not of a curve, or does not say.</summary>
    public byte[]? Curve() => ValueOf(_key, CKA.CKA_EC_PARAMS);

    /// <summary>CKA_EC_POINT of the public key with the private key's CKA_ID, an octet string (PKCS#11 v2.40 mechanisms §2.3.3);
    /// null if the token has none.</summary>
    public byte[]? PublicPoint()
    {
        var id = Session.GetAttributeValue(_key, [CKA.CKA_ID])[0].GetValueAsByteArray();
        var found = Session.FindAllObjects(Attributes(a => [a.Create(CKA.CKA_CLASS, CKO.CKO_PUBLIC_KEY), a.Create(CKA.CKA_ID, id)]));
        return found.Count == 1 ? ValueOf(found[0], CKA.CKA_EC_POINT) : null;
    }

    /// <summary>Signs with ECDSA what is given, as a hash as long as the order: r ‖ s, each as long as the order.</summary>
    public byte[] SignEcdsa(ReadOnlySpan<byte> hash)
    {
        using var mechanism = Pkcs11Module.Factories.MechanismFactory.Create(CKM.CKM_ECDSA);
        return Session.Sign(mechanism, _key, hash.ToArray());
    }

    /// <summary>Signs a SHA-256; the value is as it stands in CMS.</summary>
    public byte[] Sign(SignatureScheme scheme, ReadOnlySpan<byte> digest)
    {
        if (scheme is SignatureScheme.EcdsaP256) return Sequence(SignEcdsa(digest));
        using var mechanism = Pkcs11Module.Factories.MechanismFactory.Create(CKM.CKM_RSA_PKCS);
        return Session.Sign(mechanism, _key, DigestInfo(digest.ToArray()));
    }

    private static IObjectHandle FindKey(ISession session, Pkcs11Place place)
    {
        var wanted = Attributes(a =>
        [
            a.Create(CKA.CKA_CLASS, CKO.CKO_PRIVATE_KEY),
            .. place.KeyLabel is { } label ? [a.Create(CKA.CKA_LABEL, label)] : Array.Empty<IObjectAttribute>(),
            .. place.KeyId is { } id ? [a.Create(CKA.CKA_ID, Convert.FromHexString(id))] : Array.Empty<IObjectAttribute>(),
        ]);
        var found = session.FindAllObjects(wanted);
        if (found.Count == 0)
            throw new UnusableKeyException(UnusableKey.NoKey, $"Token '{place.TokenLabel}' has no such private key.");
        if (found.Count > 1)
            throw new UnusableKeyException(
                UnusableKey.SeveralKeys, $"Token '{place.TokenLabel}' has {found.Count} such keys; label and id tell them apart.");
        if (session.GetAttributeValue(found[0], [CKA.CKA_EXTRACTABLE])[0].GetValueAsBool())
            throw new UnusableKeyException(
                UnusableKey.Extractable, $"The key in token '{place.TokenLabel}' could leave it (CKA_EXTRACTABLE).");
        return found[0];
    }

    private byte[]? ValueOf(IObjectHandle of, CKA attribute) =>
        Session.GetAttributeValue(of, [attribute])[0] is { CannotBeRead: false } value ? value.GetValueAsByteArray() : null;

    private static List<IObjectAttribute> Attributes(
        Func<Net.Pkcs11Interop.HighLevelAPI.Factories.IObjectAttributeFactory, IObjectAttribute[]> create) =>
        [.. create(Pkcs11Module.Factories.ObjectAttributeFactory)];

    // CKM_ECDSA gives r and s, each as long as the order (PKCS#11 v2.40 mechanisms §2.3.1); CMS wants a sequence.
    private static byte[] Sequence(byte[] value) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            WriteUnsigned(writer, value.AsSpan(0, value.Length / 2));
            WriteUnsigned(writer, value.AsSpan(value.Length / 2));
        }
    });

    private static void WriteUnsigned(AsnWriter writer, ReadOnlySpan<byte> number)
    {
        var trimmed = number.TrimStart((byte)0);
        writer.WriteIntegerUnsigned(trimmed.IsEmpty ? [0] : trimmed);
    }

    // CKM_RSA_PKCS pads what it is given: the DigestInfo of RFC 8017 §9.2.
    private static byte[] DigestInfo(byte[] digest) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteAlgorithm(Oids.Sha256, nullParameters: true);
            writer.WriteOctetString(digest);
        }
    });
}
