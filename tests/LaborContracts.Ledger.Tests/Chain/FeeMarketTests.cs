using LaborContracts.Ledger.Chain;
using Xunit;

namespace LaborContracts.Ledger.Tests.Chain;

public sealed class FeeMarketTests
{
    private readonly ScriptedNode _node = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_offer_is_the_node_s_tip_and_twice_the_next_block_s_price_with_it()
    {
        var offer = await Market(most: 1_000).OfferAsync(Token);

        Assert.Equal(new FeeOffer(Tip: 7, Cap: 207), offer);
    }

    [Fact]
    public async Task The_cap_is_never_more_than_the_maximum() =>
        Assert.Equal(new FeeOffer(Tip: 7, Cap: 150), await Market(most: 150).OfferAsync(Token));

    [Fact]
    public async Task The_tip_is_never_more_than_the_cap()
    {
        _node.Tip = 1_000;

        Assert.Equal(new FeeOffer(Tip: 150, Cap: 150), await Market(most: 150).OfferAsync(Token));
    }

    [Fact]
    public async Task A_price_beyond_the_maximum_is_waited_out_and_not_offered() =>
        await Assert.ThrowsAsync<FeesTooHighException>(() => Market(most: 99).OfferAsync(Token));

    private FeeMarket Market(ulong most) => new(_node.Rpc, most);
}
