using System.Text.Json;
using LaborContracts.Api.Http;
using LaborContracts.Api.Workers.Anchoring;
using LaborContracts.Domain.Deadlines;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Ledger.Sequences;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Statements;

/// <summary>
/// Makes statements of all that was registered of an employer in a time, with what proves that nothing was removed (docs/formats/statement.md). A long one comes
/// in parts, each from an anchored head to an anchored head.
/// </summary>
internal sealed class StatementDesk(LaborContractsDb db, BatchTrees trees, TimeProvider clock)
{
    /// <summary>The state of a document that was signed elsewhere: of its contract the platform knows nothing.</summary>
    public const string Received = "received";

    /// <param name="next">The <c>next</c> of the part before; null for the first.</param>
    /// <param name="reached">The contracts and imports of which the reader may be told; null for all.</param>
    /// <param name="wanted">After so many leaves a part ends at the next head.</param>
    public async Task<(StatementFile? File, ProblemHttpResult? Refusal)> MakeAsync(
        string employer, DaysAsked days, long? next, IReadOnlySet<Guid>? reached, int wanted, CancellationToken cancellationToken)
    {
        if (days.Fault() is { } malformed) return (null, malformed);
        if (next < 0) return (null, Problems.Malformed("after", "statement.after"));
        if (await db.Sequences.AsNoTracking().SingleOrDefaultAsync(s => s.EmployerCode == employer, cancellationToken) is not { } row)
            return (null, Problems.Of(StatusCodes.Status404NotFound, "statement.nothing-registered"));
        var (begin, end) = (days.Begin, days.End);
        var anchored =
            from head in db.SequenceHeads.AsNoTracking()
            join batch in db.Batches.AsNoTracking() on head.BatchId equals batch.Id
            where head.Key == row.Key && batch.ProvenAt != null
            orderby head.Length
            select new AnchoredHead { Row = head, Batch = batch };
        var first = next is { } number
            ? await anchored.SingleOrDefaultAsync(head => head.Row.Length == number, cancellationToken)
            : await anchored.LastOrDefaultAsync(head => head.Batch.BlockTime < begin, cancellationToken);
        if (next is not (null or 0) && first is null) return (null, Problems.Malformed("after", "statement.after"));
        var start = first?.Row.Length ?? 0;
        var closing = await anchored.FirstOrDefaultAsync(head => head.Row.Length >= start && head.Batch.BlockTime >= end, cancellationToken)
            ?? await anchored.LastOrDefaultAsync(cancellationToken);
        if (closing is null) return (null, Problems.Of(StatusCodes.Status409Conflict, "statement.not-anchored"));

        var heads = await anchored.Where(head => head.Row.Length > start && head.Row.Length <= closing.Row.Length)
            .Take(StatementFile.MostHeads - 1).ToListAsync(cancellationToken);
        CutOff(heads, start, wanted);
        var last = heads.Count > 0 ? heads[^1] : first;
        if (last is not null && last.Row.Length - start > StatementFile.MostLeaves) return (null, Problems.Of(StatusCodes.Status409Conflict, "statement.too-long"));

        var after = first is null ? EmployerSequence.Start(new(row.Key)) : EmployerSequence.Read(Leaf.Read(first.Row.Leaf));
        var leaves = last is null ? [] : await LeavesAsync(employer, after, first?.Batch.Sequence ?? 0, last.Batch.Sequence, reached, cancellationToken);
        var proofs = new List<Proof>();
        foreach (var head in first is null ? heads : [first, .. heads])
            proofs.Add(await trees.ProofOfAsync(head.Row, head.Batch, cancellationToken));
        var known = await anchored.Select(head => head.Row.Length).LastOrDefaultAsync(cancellationToken);
        return (new(
            employer, days.From, days.To, clock.GetUtcNow(), after, leaves, proofs,
            (ulong)(Math.Max(0, row.Length - known) + await UnbatchedAsync(employer, cancellationToken)), // a row that was set back is reconciliation's to report
            last is not null && last.Row.Length < closing.Row.Length ? (ulong)last.Row.Length : null), null);
    }

    /// <summary>
    /// Leaves the heads of one part: up to the first with as many leaves before it as are wanted, and no more than a file can hold unless one head alone
    /// has more.
    /// </summary>
    private static void CutOff(List<AnchoredHead> heads, long start, int wanted)
    {
        var count = 1 + heads.FindIndex(head => head.Row.Length - start >= wanted);
        if (count > 0) heads.RemoveRange(count, heads.Count - count);
        while (heads.Count > 1 && heads[^1].Row.Length - start > StatementFile.MostLeaves) heads.RemoveAt(heads.Count - 1);
    }

    /// <summary>The leaves of the batches behind one up to another, in the order in which they were linked.</summary>
    private async Task<IReadOnlyList<StatementLeaf>> LeavesAsync(
        string employer, EmployerSequence sequence, long behind, long through, IReadOnlySet<Guid>? reached, CancellationToken cancellationToken)
    {
        var termEnds = nameof(DeadlineKind.TermEnds);
        var concluded =
            from contract in db.Contracts.AsNoTracking()
            join leaf in db.Leaves.AsNoTracking() on contract.Key equals leaf.Key
            join batch in db.Batches.AsNoTracking() on leaf.BatchId equals batch.Id
            where contract.EmployerCode == employer && leaf.ContractId == contract.Id && batch.Sequence > behind && batch.Sequence <= through
            select new
            {
                batch.Sequence, leaf.Index, leaf.Leaf, leaf.RecordedAt, contract.Id, Number = (string?)contract.Number, contract.Document, contract.State,
                EndsOn = db.Deadlines.Where(d => d.ContractId == contract.Id && d.Kind == termEnds).Select(d => (DateOnly?)d.DueOn).FirstOrDefault(),
            };
        var received =
            from import in db.Imports.AsNoTracking()
            join leaf in db.Leaves.AsNoTracking() on import.Key equals leaf.Key
            join batch in db.Batches.AsNoTracking() on leaf.BatchId equals batch.Id
            where import.EmployerCode == employer && batch.Sequence > behind && batch.Sequence <= through
            select new
            {
                batch.Sequence, leaf.Index, leaf.Leaf, leaf.RecordedAt, import.Id, Number = (string?)null, import.Document, State = Received, import.EndsOn,
            };
        var rows = concluded.Concat(received).OrderBy(row => row.Sequence).ThenBy(row => row.Index);
        var leaves = new List<StatementLeaf>();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var leaf = Leaf.Read(row.Leaf);
            sequence = sequence.Append(leaf.Hash);
            leaves.Add(new(sequence.Length, leaf, sequence.Head, reached?.Contains(row.Id) == false ? null : new(
                row.Id, row.Number ?? row.Id.ToString(), row.Document, JsonNamingPolicy.CamelCase.ConvertName(row.State), row.RecordedAt.DayInChina(), row.EndsOn)));
        }

        return leaves;
    }

    private Task<int> UnbatchedAsync(string employer, CancellationToken cancellationToken) => (
        from leaf in db.Leaves.AsNoTracking()
        where leaf.BatchId == null && (db.Contracts.Any(c => c.Id == leaf.ContractId && c.EmployerCode == employer)
            || db.Imports.Any(i => i.Id == leaf.ContractId && i.EmployerCode == employer))
        select leaf.Id).CountAsync(cancellationToken);

    private sealed class AnchoredHead
    {
        public required SequenceHeadRow Row { get; init; }

        /// <summary>In which it is anchored.</summary>
        public required BatchRow Batch { get; init; }
    }
}
