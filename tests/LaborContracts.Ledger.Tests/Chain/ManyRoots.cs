using System.Security.Cryptography;
using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Tests.Chain;

/// <summary>
/// Many roots on their way to the registry, a transaction each, signed once. Whatever is not mined is sent again, the same bytes, as often as the
/// chain has grown.
/// </summary>
internal sealed class ManyRoots
{
    private const int OnTheWay = 30;

    private readonly RegistrySender _sender;
    private readonly RpcRegistry _registry;
    private readonly List<SignedTransaction> _transactions = [];
    private readonly ulong[] _sentAt;
    private readonly int _confirmations;

    private ManyRoots(IChainNode nodes, DevelopmentRegistry deployed, int count, int confirmations)
    {
        _sender = new(nodes, deployed.Key, deployed.ChainId, deployed.Address);
        _registry = new RpcRegistry(nodes, deployed.ChainId, deployed.Address);
        _confirmations = confirmations;
        Roots = [.. Enumerable.Range(0, count).Select(_ => new Bytes32(RandomNumberGenerator.GetBytes(Bytes32.Size)))];
        _sentAt = new ulong[count];
    }

    /// <param name="deployed">Just deployed: its key has sent nothing else.</param>
    public static async Task<ManyRoots> SignAsync(
        IChainNode nodes, DevelopmentRegistry deployed, int count, int confirmations, CancellationToken cancellationToken)
    {
        var many = new ManyRoots(nodes, deployed, count, confirmations);
        foreach (var (i, root) in many.Roots.Index())
            many._transactions.Add(await many._sender.PrepareAnchorAsync(root, LeafCountOf(i), NonceOf(i), null, cancellationToken));
        return many;
    }

    public IReadOnlyList<Bytes32> Roots { get; }

    /// <summary>Each its own, so that no root can pass for another.</summary>
    public static uint LeafCountOf(int root) => (uint)root + 1;

    /// <summary>
    /// Sends what is due, and tells how many are settled. That the chain cannot be asked is no failure: what was not sent is
    /// still due.
    /// </summary>
    public async Task<int> StepAsync(CancellationToken cancellationToken)
    {
        try
        {
            var height = (await _registry.HeadAsync(cancellationToken)).Number;
            var mined = RootsAt(await _sender.MinedNonceAsync(cancellationToken));
            for (var i = mined; i < Math.Min(mined + OnTheWay, Roots.Count); i++)
            {
                if (_sentAt[i] == height) continue;
                await _sender.SendAsync(_transactions[i], cancellationToken);
                _sentAt[i] = height;
            }

            return RootsAt(await _sender.MinedNonceAsync(_confirmations - 1, cancellationToken));
        }
        catch (ChainUnavailableException)
        {
            return 0;
        }
    }

    private static ulong NonceOf(int root) => (ulong)root + 1;

    private static int RootsAt(ulong nonce) => Math.Max((int)nonce - 1, 0);
}
