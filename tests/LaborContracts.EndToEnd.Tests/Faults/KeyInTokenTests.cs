using System.Security.Cryptography;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.TestKit.Platform;
using LaborContracts.TestKit.Tokens;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Faults;

public sealed class KeyInTokenTests
{
    [Fact]
    public async Task A_key_in_a_token_anchors_and_while_the_token_is_away_contracts_are_concluded_and_wait()
    {
        using var hsm = new SoftHsm("anchoring");
        using var key = ECDsa.Create(ECCurve.CreateFromValue("1.3.132.0.10"));
        hsm.Import("sender", 1, key);
        var point = key.ExportParameters(false).Q;
        var account = DeviceKey.AccountOf([4, .. point.X!, .. point.Y!]);
        await using var rig = await FaultRig.StartAsync(settings:
        [
            ("Chain:Pkcs11:Library", SoftHsm.Library), ("Chain:Pkcs11:TokenLabel", hsm.Label), ("Chain:Pkcs11:PinFile", hsm.PinFile),
            ("Chain:Pkcs11:KeyLabel", "sender"), ("Chain:Pkcs11:Account", account.ToString()),
        ]);
        var first = await rig.Parties.ConcludedAsync();
        await rig.EachIsAnchoredOnceAsync(first);

        hsm.TakeAway();
        var second = await rig.Parties.ConcludedAsync();
        await Eventually.TrueAsync("the platform says what it waits for", async () =>
            (await rig.Platform.LogAsync()).Contains("key cannot be used; anchoring waits", StringComparison.Ordinal));
        Assert.Equal("PENDING", await rig.Parties.VerdictAsync(second));

        await rig.Platform.KillAsync();
        await rig.StartPlatformAsync(); // the token is still away
        var third = await rig.Parties.ConcludedAsync();
        Assert.Equal(2, await rig.WaitingAsync());

        hsm.BringBack();
        await rig.EachIsAnchoredOnceAsync(first, second, third);
        Assert.Equal(Hex.Encode(account.ToArray()), (await rig.AnchorersAsync()).Distinct().Single());
        Assert.DoesNotContain(SoftHsm.Pin, await rig.Platform.LogAsync(), StringComparison.Ordinal);
    }
}
