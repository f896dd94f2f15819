using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Intents;
using LaborContracts.Ledger.Json;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Verification;

/// <summary>
/// The caller's pins (docs/formats/trust.md): the only things that are believed without proof. Nothing of the file,
/// proof or package under judgement is ever added to them.
/// </summary>
/// <param name="ChainId">Null when no chain is pinned; then nothing can be AUTHENTIC.</param>
/// <param name="Registry">The registry's address on that chain; null like <paramref name="ChainId"/>.</param>
/// <param name="Validators">Who seals the chain's blocks; none are pinned for a chain without seals.</param>
/// <param name="Passkeys">Whose pages may have asked signers for their passkeys; null if none is pinned.</param>
public sealed record Trust(
    TrustRoots TrustRoots, TrustRoots TimestampRoots, ulong? ChainId, Address? Registry, ValidatorPins Validators, RelyingParty? Passkeys)
{
    private const int Limit = 1 << 20;
    private const int MostRoots = 256;

    /// <summary>Credit code of the platform's operator, who seals evidence reports and certificates; null if none is pinned.</summary>
    public string? Operator { get; init; }

    /// <summary>Reads a trust.json.</summary>
    /// <exception cref="FormatException">Not one; the message says which member.</exception>
    public static Trust Read(ReadOnlyMemory<byte> utf8)
    {
        var json = StrictObject.Read(utf8, "trust", Limit);
        return new(
            TrustRoots.FromPem(json.Texts("trustRoots", MostRoots)),
            TrustRoots.FromPem(json.Texts("timestampRoots", MostRoots)),
            json.Has("chainId") ? json.WholeNumber("chainId") : null,
            json.Has("registry") ? json.Address("registry") : null,
            ValidatorPins.Read(json),
            json.Has("platform") ? RelyingPartyAt(json.Text("platform")) : null)
        {
            Operator = json.Has("operator") ? json.Text("operator") : null,
        };
    }

    /// <summary>How signatures are judged under these pins.</summary>
    /// <param name="at">When the question is asked, UTC.</param>
    public SignaturePolicy PolicyAt(DateTimeOffset at) => new(TrustRoots, TimestampRoots, at);

    /// <summary>The registry, if there is one to ask: it must be the one that is pinned.</summary>
    /// <exception cref="ArgumentException">It is another.</exception>
    internal IRegistry? RequirePinned(IRegistry? registry) => registry is null || (registry.ChainId == ChainId && registry.Address == Registry)
        ? registry
        : throw new ArgumentException("The registry is not the pinned one.", nameof(registry));

    private static RelyingParty? RelyingPartyAt(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri)
        ? RelyingParty.Of(uri)
        : throw new FormatException("trust.platform: want an address such as https://contracts.example");
}
