using System.Globalization;
using System.Numerics;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Signatures.Keys;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaborContracts.Api.Tests.Anchoring;

/// <summary>The anchoring account's key in a token, reached as the settings say, with a real node at the other end.</summary>
public sealed class AccountInTokenTests(AnchoringToken token) : IClassFixture<AnchoringToken>
{
    private static readonly BigInteger HalfOrder = BigInteger.Parse(
        "07fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hundred_signatures_at_once_are_all_low_and_lead_back_to_the_account()
    {
        var signed = await Task.WhenAll(Enumerable.Range(0, 100).Select(async i =>
        {
            var hash = Keccak256.Of([(byte)i]);
            return (Hash: hash, Signature: await token.Key.SignAsync(hash, Token));
        }));

        Assert.Equal(token.Account, token.Key.Address);
        Assert.All(signed, s => Assert.Equal(token.Account, s.Signature.SignerOf(s.Hash)));
        Assert.All(signed, s => Assert.True(new BigInteger(s.Signature.S.ToArray(), isUnsigned: true, isBigEndian: true) <= HalfOrder));
    }

    [Fact]
    public async Task A_node_takes_what_the_token_signed_for_the_tokens_account_of_either_form()
    {
        await using var rig = new AnchoringRig(token.Key);
        await rig.InitializeAsync();
        var (free, priced) = (Keccak256.Of("free"u8), Keccak256.Of("priced"u8));

        await rig.Sender.SendAsync(await rig.Sender.PrepareAnchorAsync(free, 1, 1, null, Token), Token);
        await rig.Sender.SendAsync(await rig.Sender.PrepareAnchorAsync(priced, 1, 2, new FeeOffer(Tip: 0, Cap: 0), Token), Token);
        await rig.MineAsync();

        Assert.Equal(token.Account, (await rig.Registry.AnchorOfAsync(free, Token))!.Anchorer);
        Assert.Equal(token.Account, (await rig.Registry.AnchorOfAsync(priced, Token))!.Anchorer);
    }

    [Fact]
    public async Task A_batch_that_was_signed_and_not_stored_is_signed_anew_with_other_bytes_and_anchored_once()
    {
        await using var rig = new AnchoringRig(token.Key);
        await rig.InitializeAsync();
        var batch = await rig.BatchAsync();
        var root = new Bytes32((await rig.Instance().BatchAsync(batch)).Root);
        var killed = await rig.Sender.PrepareAnchorAsync(root, 1, 1, null, Token);

        var steps = rig.Instance();
        Assert.True(await steps.PrepareAsync(batch));
        Assert.True(await steps.SendAsync(batch));
        Assert.True(await rig.Instance().SendAsync(batch)); // what is stored is what is sent again
        await rig.MineAsync(AnchoringRig.Confirmations);
        Assert.True(await steps.SeeAsync(batch));

        var row = await steps.BatchAsync(batch);
        Assert.NotEqual(killed.Hash.ToArray(), row.TransactionHash);
        Assert.Equal(Keccak256.Of(row.Transaction).ToArray(), row.TransactionHash);
        Assert.Equal(2ul, await rig.Sender.MinedNonceAsync(Token)); // the registry's deployment, and this one
    }

    [Fact]
    public async Task Two_instances_that_deploy_the_registry_at_once_with_bytes_of_their_own_deploy_one()
    {
        await using var chain = await AnvilNode.StartAsync();
        using var http = new HttpClient();
        var node = new JsonRpcNode(http, chain.Url);
        var folder = Directory.CreateTempSubdirectory();

        var deployed = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Eventually.SeenAsync("the registry is deployed", async () =>
        {
            try
            {
                return await DevelopmentRegistry.EnsureAsync(folder.FullName, token.Key, node, TimeProvider.System, Token);
            }
            catch (ChainUnavailableException) // of the other's bytes, which wait under the same nonce
            {
                return null;
            }
        })));

        folder.Delete(recursive: true);
        Assert.Equal(deployed[0], deployed[1]);
        Assert.Equal(1ul, await new RegistrySender(node, token.Key, chain.ChainId, deployed[0].Address).MinedNonceAsync(Token));
    }

    [Fact]
    public async Task While_the_token_is_away_a_batch_waits_unsigned_and_is_anchored_when_it_is_back()
    {
        await using var rig = new AnchoringRig(token.Key);
        await rig.InitializeAsync();
        var batch = await rig.BatchAsync();
        token.Hsm.TakeAway();

        for (var tries = 0; tries < 2; tries++)
            await Assert.ThrowsAsync<SenderKeyUnavailableException>(() => rig.Instance().PrepareAsync(batch));
        token.Hsm.BringBack();

        Assert.Null((await rig.Instance().BatchAsync(batch)).Transaction);
        await using var db = rig.Open();
        Assert.False(await db.Transactions.AnyAsync(Token));
        Assert.True(await rig.Instance().PrepareAsync(batch));
        Assert.True(await rig.Instance().SendAsync(batch));
        await rig.MineAsync();
        Assert.NotNull(await rig.Registry.AnchorOfAsync(new Bytes32((await rig.Instance().BatchAsync(batch)).Root), Token));
    }

    [Fact]
    public async Task With_its_account_in_the_settings_the_platform_starts_without_the_token_and_signs_when_it_is_back()
    {
        token.Hsm.TakeAway();
        InProcessPlatform platform;
        try
        {
            platform = await InProcessPlatform.StartAsync(Settings(("Account", token.Account.ToString())));
        }
        finally
        {
            token.Hsm.BringBack();
        }

        await using (platform)
        {
            var hash = Keccak256.Of("back"u8);
            Assert.Equal(token.Account, (await platform.Services.GetRequiredService<SenderKey>().SignAsync(hash, Token)).SignerOf(hash));
        }
    }

    [Fact]
    public async Task A_key_that_is_not_of_the_account_in_the_settings_signs_nothing()
    {
        var other = EthereumKey.Create().Address;
        await using var platform = await InProcessPlatform.StartAsync(Settings(("Account", other.ToString())));

        var refused = await Assert.ThrowsAsync<SenderKeyUnavailableException>(
            () => platform.Services.GetRequiredService<SenderKey>().SignAsync(Keccak256.Of([1]), Token));

        Assert.Contains(other.ToString(), refused.Message, StringComparison.Ordinal);
    }

    /// <summary>As after another token was put in: the platform runs already.</summary>
    [Theory, InlineData("p256"), InlineData("nobody")]
    public async Task With_its_account_in_the_settings_a_key_that_cannot_serve_makes_anchoring_wait(string label)
    {
        var settings = Settings(("KeyLabel", label));
        settings["Platform:Chain:Pkcs11:Account"] = token.Account.ToString();
        await using var platform = await InProcessPlatform.StartAsync(settings);

        var waits = await Assert.ThrowsAsync<SenderKeyUnavailableException>(
            () => platform.Services.GetRequiredService<SenderKey>().SignAsync(Keccak256.Of([1]), Token));

        Assert.IsType<UnusableKeyException>(waits.InnerException);
    }

    [Theory, InlineData("TokenLabel", "another token"), InlineData("PinFile", "/nowhere/pin"), InlineData("Library", "/nowhere/libpkcs11.so")]
    public async Task Without_the_account_in_the_settings_a_token_out_of_reach_stops_the_start(string setting, string value) =>
        await Assert.ThrowsAsync<SigningKeyUnavailableException>(() => InProcessPlatform.StartAsync(Settings((setting, value))));

    [Theory, InlineData("p256", UnusableKey.NotAccepted), InlineData("nobody", UnusableKey.NoKey)]
    public async Task Without_the_account_in_the_settings_a_key_that_cannot_serve_stops_the_start(string label, UnusableKey reason) => Assert.Equal(
        reason,
        (await Assert.ThrowsAsync<UnusableKeyException>(() => InProcessPlatform.StartAsync(Settings(("KeyLabel", label))))).Reason);

    [Fact]
    public async Task A_keystore_beside_a_token_stops_the_start()
    {
        var settings = token.Settings();
        settings["Platform:Chain:Keystore"] = "sender.json";

        await Assert.ThrowsAsync<InvalidOperationException>(() => InProcessPlatform.StartAsync(settings));
    }

    private Dictionary<string, string> Settings((string Name, string Value) other)
    {
        var settings = token.Settings();
        settings[$"Platform:Chain:Pkcs11:{other.Name}"] = other.Value;
        return settings;
    }
}
