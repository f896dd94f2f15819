using System.Security.Cryptography;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Ledger.Intents;
using LaborContracts.TestKit.Platform;
using LaborContracts.TestKit.Signing;
using Xunit;

namespace LaborContracts.Api.Tests.Passkeys;

/// <summary>A platform whose address has a domain name, and a worker there who has a passkey.</summary>
public sealed class PlatformWithDomain : IAsyncLifetime
{
    public static readonly RelyingParty Party = RelyingParty.Of(new("https://contracts.example"))!;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public InProcessPlatform Platform { get; private set; } = null!;

    public Parties Parties { get; private set; } = null!;

    /// <summary>The worker's.</summary>
    public SoftPasskey Passkey => Twisted();

    public static Task<InProcessPlatform> StartAsync() =>
        InProcessPlatform.StartAsync(new Dictionary<string, string> { ["Platform:BaseAddress"] = "https://contracts.example" });

    public async ValueTask InitializeAsync()
    {
        Platform = await StartAsync();
        Parties = await Platform.PartiesAsync();
        await Parties.AddPasskeyAsync(Parties.Worker, Passkey);
    }

    /// <summary>The worker's passkey, asked by another page or without looking who its owner is.</summary>
    public SoftPasskey Twisted((string Domain, string Origin)? page = null, bool verifiesOwner = true) => new(_key)
    {
        Page = page ?? (Party.Id, Party.Origin),
        VerifiesOwner = verifiesOwner,
    };

    public async ValueTask DisposeAsync()
    {
        _key.Dispose();
        await Platform.DisposeAsync();
    }
}
