using System.Globalization;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Workers.Reconciliation;

/// <summary>
/// One comparison of what the database says with what it can be held against. It looks at all there is in slices that are small
/// enough for a step, and at one subject alone. It changes nothing but in <see cref="RepairAsync"/>.
/// </summary>
internal abstract class Check
{
    /// <summary>Under this is kept where it stands: stable.</summary>
    public abstract string Name { get; }

    /// <summary>The codes of the divergences that it finds; no other check has them.</summary>
    public abstract IReadOnlyList<string> Codes { get; }

    /// <summary>The next slice after a position of its own making, or the first one.</summary>
    /// <exception cref="Ledger.Chain.ChainUnavailableException">It could not look: that is neither agreement nor divergence.</exception>
    public abstract Task<Slice> NextAsync(string? position, CancellationToken cancellationToken);

    /// <summary>What diverges at one subject of its divergences, now.</summary>
    /// <exception cref="Ledger.Chain.ChainUnavailableException">It could not look.</exception>
    public abstract Task<IReadOnlyList<Divergence>> LookAsync(string subject, CancellationToken cancellationToken);

    /// <summary>
    /// Hands a divergence that two looks have shown to the steps that put it right, in the caller's unit of work. False: there is nothing
    /// to do now, or only a person can say what is right.
    /// </summary>
    public virtual Task<bool> RepairAsync(Divergence divergence, CancellationToken cancellationToken) => Task.FromResult(false);

    protected static long NumberIn(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    protected static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    protected static Guid IdIn(string text) => Guid.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The next contracts after a position that is one's id.</summary>
    protected static IQueryable<ContractRow> After(string? position, IQueryable<ContractRow> contracts, int most)
    {
        if (position is not null)
        {
            var last = IdIn(position);
            contracts = contracts.Where(c => c.Id.CompareTo(last) > 0);
        }

        return contracts.OrderBy(c => c.Id).Take(most);
    }
}

/// <summary>What one look has shown.</summary>
/// <param name="Subject">Ids, roots and keys only: nothing about a person.</param>
internal sealed record Divergence(string Code, string Subject);

/// <param name="Position">Where the next slice begins; what it was if there was nothing more.</param>
/// <param name="AtEnd">No row is left; those that come later are looked at from the position on.</param>
/// <param name="Unseen">One that could not be looked at, and why, if there was one; the slices after it do not wait for it.</param>
internal sealed record Slice(IReadOnlyList<Divergence> Divergences, string? Position, bool AtEnd, string? Unseen = null);
