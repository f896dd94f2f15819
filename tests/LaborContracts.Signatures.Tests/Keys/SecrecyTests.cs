using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.TestKit.Signing;
using LaborContracts.TestKit.Tokens;
using Xunit;

namespace LaborContracts.Signatures.Tests.Keys;

/// <summary>Whatever is printed, logged or serialised of a key by mistake gives away nothing of it.</summary>
[Collection(nameof(SoftToken))]
public sealed class SecrecyTests(SigningRoom room, SoftToken token)
{
    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };

    [Theory, InlineData(true), InlineData(false)]
    public void A_key_in_memory_shows_its_public_half_alone(bool elliptic)
    {
        using var key = elliptic ? (AsymmetricAlgorithm)ECDsa.Create(ECCurve.NamedCurves.nistP256) : RSA.Create(2048);
        byte[][] secrets = key is RSA rsa
            ? [rsa.ExportParameters(true).D!, rsa.ExportParameters(true).P!, rsa.ExportPkcs8PrivateKey()]
            : [((ECDsa)key).ExportParameters(true).D!, key.ExportPkcs8PrivateKey()];
        var identity = new TestPki(room.Clock.Now).Issue(key: key);
        var local = new LocalKey(key);

        foreach (var text in (string[])[.. Shown(local), .. Shown(identity), .. Shown(identity.Lend()), .. Shown(new LentKey(local))])
            foreach (var secret in secrets)
                AssertHides(text, secret);
        Assert.Contains(Convert.ToBase64String(local.PublicKeyInfo.Span), Shown(local)[1].Replace("\\u002B", "+", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_in_a_token_shows_no_pin()
    {
        var place = token.Place("ec");
        using var identity = await Pkcs11Token.OpenAsync(place, null, CancellationToken.None);

        using var account = new Pkcs11AccountKey(token.Place("account"));
        await account.PublicPointAsync(CancellationToken.None);

        foreach (var text in (string[])[.. Shown(place), .. Shown(identity), .. Shown(KeyOf(identity)), .. Shown(account)])
            Assert.DoesNotContain(SoftHsm.Pin, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_remote_key_shows_neither_bearer_nor_pin_nor_authorisation()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var issued = new TestPki(room.Clock.Now).Issue(key: ECDsa.Create(key.ExportParameters(false)));
        await using var service = new RemoteSigningService(key, [issued.CertificateDer.ToArray()]);
        var place = new RemotePlace(service.Url, RemoteSigningService.Credential)
        {
            PinFile = room.Folder.Write("remote.pin", Encoding.ASCII.GetBytes(RemoteSigningService.Pin)),
        };
        using var http = new HttpClient();
        using var identity = await RemoteCredential.OpenAsync(
            http, place, _ => Task.FromResult(RemoteSigningService.Bearer), CancellationToken.None);
        await identity.SignAsync("text"u8.ToArray(), CancellationToken.None);
        var authorisation = new RemoteAuthorization { Sad = "SAD-4242" };

        foreach (var text in (string[])[.. Shown(place), .. Shown(identity), .. Shown(KeyOf(identity)), authorisation.ToString()])
            foreach (var secret in (string[])[RemoteSigningService.Pin, RemoteSigningService.Bearer, authorisation.Sad])
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_public_member_of_a_key_or_identity_can_hold_a_secret()
    {
        var types = typeof(ISigningKey).Assembly.GetTypes()
            .Where(t => typeof(ISigningKey).IsAssignableFrom(t) || t == typeof(SigningIdentity) || t.Name.EndsWith("Place", StringComparison.Ordinal))
            .ToList();

        Assert.Superset(
            new HashSet<string>(["LocalKey", "Pkcs11Key", "RemoteKey", "KeyElsewhere", "LentKey", "SigningIdentity", "Pkcs11Place", "RemotePlace"]),
            types.Select(t => t.Name).ToHashSet());
        var members = types.SelectMany(t => t.GetProperties().Select(p => (p.Name, Type: p.PropertyType))
            .Concat(t.GetFields().Select(f => (f.Name, Type: f.FieldType)))).ToList();
        Assert.DoesNotContain(members, m => typeof(AsymmetricAlgorithm).IsAssignableFrom(m.Type) || typeof(ISigningKey).IsAssignableFrom(m.Type));
        Assert.All(
            members.Where(m => m.Name.Contains("pin", StringComparison.OrdinalIgnoreCase) || m.Name.Contains("password", StringComparison.OrdinalIgnoreCase)),
            m => Assert.EndsWith("File", m.Name, StringComparison.Ordinal));
    }

    private static string[] Shown(object value) =>
        [value.ToString() ?? "", JsonSerializer.Serialize(value, value.GetType(), WithFields), $"{value}"];

    private static ISigningKey KeyOf(SigningIdentity identity) => (ISigningKey)typeof(SigningIdentity)
        .GetField("_key", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(identity)!;

    private static void AssertHides(string text, byte[] secret)
    {
        var plain = text.Replace("\\u002B", "+", StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(secret), plain, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(secret), plain, StringComparison.OrdinalIgnoreCase);
    }
}
