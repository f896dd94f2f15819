using System.Security.Cryptography;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.TestKit.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaborContracts.Api.Tests.Anchoring;

/// <summary>
/// A token with the anchoring account's key, "sender", and one on another curve, "p256"; and a platform whose settings lead to
/// the first.
/// </summary>
public sealed class AnchoringToken : IAsyncLifetime
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.CreateFromValue("1.3.132.0.10"));
    private InProcessPlatform _platform = null!;

    public SoftHsm Hsm { get; } = new("anchoring");

    /// <summary>The account, without asking the token.</summary>
    public Address Account { get; private set; }

    /// <summary>The key as the platform has it.</summary>
    public SenderKey Key => _platform.Services.GetRequiredService<SenderKey>();

    public async ValueTask InitializeAsync()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Hsm.Import("sender", 1, _key);
        Hsm.Import("p256", 2, other);
        var point = _key.ExportParameters(false).Q;
        Account = DeviceKey.AccountOf([4, .. point.X!, .. point.Y!]);
        _platform = await InProcessPlatform.StartAsync(Settings());
    }

    public async ValueTask DisposeAsync()
    {
        await _platform.DisposeAsync();
        _key.Dispose();
        Hsm.Dispose();
    }

    /// <summary>The settings that lead to the key.</summary>
    public Dictionary<string, string> Settings() => new()
    {
        ["Platform:Chain:Pkcs11:Library"] = SoftHsm.Library,
        ["Platform:Chain:Pkcs11:TokenLabel"] = Hsm.Label,
        ["Platform:Chain:Pkcs11:PinFile"] = Hsm.PinFile,
        ["Platform:Chain:Pkcs11:KeyLabel"] = "sender",
    };
}
