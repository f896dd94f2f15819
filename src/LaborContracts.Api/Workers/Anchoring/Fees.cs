using LaborContracts.Ledger.Chain;

namespace LaborContracts.Api.Workers.Anchoring;

/// <summary>What a transaction offers for its gas, as the operator set it.</summary>
/// <param name="market">Null where gas is free.</param>
internal sealed class Fees(FeeMarket? market)
{
    /// <exception cref="FeesTooHighException">More is asked than may be paid.</exception>
    public async Task<FeeOffer?> OfferAsync(CancellationToken cancellationToken) =>
        market is null ? null : await market.OfferAsync(cancellationToken);
}
