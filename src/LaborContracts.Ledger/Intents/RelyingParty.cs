using System.Security.Cryptography;
using System.Text;

namespace LaborContracts.Ledger.Intents;

/// <summary>
/// Whom a passkey is made for and answers to (WebAuthn Level 3, section 4): a domain, and the one origin whose pages may ask. A browser
/// binds both into what the passkey signs, so that a page of another place gets nothing that counts here.
/// </summary>
public sealed record RelyingParty
{
    private RelyingParty(string id, string origin) => (Id, Origin) = (id, origin);

    /// <summary>The domain, such as <c>contracts.example</c>.</summary>
    public string Id { get; }

    /// <summary>Scheme, domain and port if it is not the scheme's, such as <c>https://contracts.example</c>.</summary>
    public string Origin { get; }

    /// <summary>SHA-256 of the domain, as authenticators name it.</summary>
    public Bytes32 Hash => new(SHA256.HashData(Encoding.UTF8.GetBytes(Id)));

    /// <summary>
    /// That of a platform's address, or null where browsers give no passkeys: an address in numbers, or one without TLS that is not the
    /// machine's own.
    /// </summary>
    public static RelyingParty? Of(Uri address) =>
        address.HostNameType == UriHostNameType.Dns && (address.Scheme == Uri.UriSchemeHttps || address.IdnHost == "localhost")
            ? new(address.IdnHost, address.IsDefaultPort ? $"{address.Scheme}://{address.IdnHost}" : $"{address.Scheme}://{address.IdnHost}:{address.Port}")
            : null;
}
