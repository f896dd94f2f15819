using LaborContracts.Api.Setup;
using LaborContracts.Ledger.Chain;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Anchoring;

/// <summary>
/// The one sequence of the sender's transactions, whoever of several instances signs the next. What is signed is stored under its nonce
/// with the step that it belongs to; of two instances that sign the same nonce the second is refused by the database, step and
/// all. Nothing is signed while an earlier transaction is not mined, so a node that lags, or a chain that lost blocks, gets the
/// stored bytes again and never other ones.
/// </summary>
internal sealed class SenderTurn(LaborContractsDb db, RegistrySender sender, Fees fees, PlatformSettings settings)
{
    /// <summary>How long a transaction that was sent may stay unseen before it is sent again.</summary>
    public static readonly TimeSpan ResendAfter = TimeSpan.FromSeconds(10);

    private const int MostSentAgain = 100;

    private readonly byte[] _sender = sender.Sender.ToArray();

    /// <summary>
    /// Signs the next transaction, for the caller to save with its own rows. Null while earlier ones are not mined: those have
    /// been sent again.
    /// </summary>
    /// <exception cref="ChainUnavailableException">
    /// The chain counts more transactions of the account than were ever signed. Either the node is wrong, and a nonce that it makes up
    /// would leave a gap behind which everything is stuck for ever, or somebody else sends from the account.
    /// </exception>
    /// <exception cref="SenderKeyUnavailableException">The key cannot be used now; nothing is signed or added.</exception>
    public async Task<SignedTransaction?> SignAsync(Func<ulong, FeeOffer?, Task<SignedTransaction>> prepare, CancellationToken cancellationToken)
    {
        var mined = await sender.MinedNonceAsync(cancellationToken);
        if (await SendMissingAsync(mined, cancellationToken)) return null;
        var last = await db.Transactions.Where(t => t.Sender == _sender).MaxAsync(t => (long?)t.Nonce, cancellationToken);
        if (last is { } known && (long)mined > known + 1)
            throw new ChainUnavailableException($"the node counts {mined} transactions of {sender.Sender}, want {known + 1}");
        var transaction = await prepare(mined, await fees.OfferAsync(cancellationToken));
        db.Transactions.Add(new TransactionRow
        {
            Sender = _sender,
            Nonce = (long)mined,
            Hash = transaction.Hash.ToArray(),
            Bytes = transaction.Bytes.ToArray(),
        });
        return transaction;
    }

    /// <summary>
    /// Sends a transaction that is not seen on chain once more, and before it those that the chain does not show as mined. False:
    /// another transaction has its nonce for good, and it can never be mined.
    /// </summary>
    public async Task<bool> SendAgainAsync(SignedTransaction transaction, CancellationToken cancellationToken)
    {
        await SendMissingAsync(await sender.MinedNonceAsync(cancellationToken), cancellationToken);
        if (await sender.SendAsync(transaction, cancellationToken) != SendOutcome.NonceTooLow) return true;
        var hash = transaction.Hash.ToArray();
        var row = await db.Transactions.AsNoTracking().SingleOrDefaultAsync(t => t.Sender == _sender && t.Hash == hash, cancellationToken);
        // One block deeper than what counts as settled, so that every node that is believed has it: whoever is asked next shows what it did.
        return row is not null && await sender.MinedNonceAsync(settings.Chain.Confirmations, cancellationToken) <= (ulong)row.Nonce;
    }

    private async Task<bool> SendMissingAsync(ulong mined, CancellationToken cancellationToken)
    {
        var first = (long)mined;
        var missing = await db.Transactions.AsNoTracking().Where(t => t.Sender == _sender && t.Nonce >= first)
            .OrderBy(t => t.Nonce).Take(MostSentAgain).ToListAsync(cancellationToken);
        foreach (var row in missing) await sender.SendAsync(new SignedTransaction(row.Bytes), cancellationToken);
        return missing.Count > 0;
    }
}
