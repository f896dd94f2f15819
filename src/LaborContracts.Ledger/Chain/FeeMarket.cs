using System.Numerics;
using System.Text.Json;

namespace LaborContracts.Ledger.Chain;

/// <summary>
/// What to offer on a chain whose gas has a price (EIP-1559): the tip that the node advises, and a cap of twice the next
/// block's own price and the tip, which holds for at least five full blocks in a row, each of which raises that price by an eighth.
/// </summary>
/// <param name="most">Wei for a unit of gas that are never exceeded.</param>
public sealed class FeeMarket(IChainNode node, BigInteger most)
{
    /// <summary>The offer for the next transaction.</summary>
    /// <exception cref="FeesTooHighException">The chain asks more than the maximum: a transaction would only block its sender.</exception>
    /// <exception cref="ChainUnavailableException">The node could not say.</exception>
    public Task<FeeOffer> OfferAsync(CancellationToken cancellationToken) => node.AskAsync(async asked =>
    {
        var price = await asked.CallAsync("eth_feeHistory", ["0x1", "latest", Array.Empty<int>()], ReadNextPrice, cancellationToken);
        if (price > most) throw new FeesTooHighException($"a unit of gas costs {price} wei, more than the {most} that may be paid");
        var tip = await asked.CallAsync("eth_maxPriorityFeePerGas", [], result => result.LargeQuantity(), cancellationToken);
        var cap = BigInteger.Min(2 * price + tip, most);
        return new FeeOffer(BigInteger.Min(tip, cap), cap);
    }, cancellationToken);

    /// <summary>The last of the list is that of the block after those that were asked for.</summary>
    private static BigInteger ReadNextPrice(JsonElement history)
    {
        var prices = history.GetProperty("baseFeePerGas");
        return prices.GetArrayLength() == 2 ? prices[1].LargeQuantity() : throw new FormatException($"got {prices.GetArrayLength()} prices, want 2");
    }
}

/// <summary>The chain asks more for gas than the operator allows; it says nothing about what the chain holds.</summary>
public sealed class FeesTooHighException(string message) : Exception(message);
