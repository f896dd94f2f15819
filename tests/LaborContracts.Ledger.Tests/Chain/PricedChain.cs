using LaborContracts.Ledger.Chain;
using LaborContracts.TestKit.Chain;
using Xunit;

namespace LaborContracts.Ledger.Tests.Chain;

/// <summary>The development chain with a price for gas, and an account that can pay it.</summary>
public sealed class PricedChain : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private AnvilNode _anvil = null!;

    public EthereumKey Key { get; } = EthereumKey.FromHex("0x" + new string('5', 64));

    public ulong ChainId => _anvil.ChainId;

    public JsonRpcNode Node { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _anvil = await AnvilNode.StartAsync();
        Node = new(_http, _anvil.Url);
        await _anvil.CallAsync("anvil_setBalance", Key.Address.ToString(), "0xde0b6b3a7640000");
        await _anvil.CallAsync("anvil_setNextBlockBaseFeePerGas", "0x3b9aca00");
        await _anvil.MineAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _anvil.DisposeAsync();
        _http.Dispose();
    }
}
