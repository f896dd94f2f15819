using System.Security.Cryptography;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Sequences;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Anchoring;

/// <summary>The sequences of the employers who have leaves in a batch, while it is collected.</summary>
internal sealed class OpenSequences
{
    private readonly LaborContractsDb _db;
    private readonly Dictionary<string, SequenceRow> _rows;
    private readonly Dictionary<string, EmployerSequence> _sequences = [];

    private OpenSequences(LaborContractsDb db, Dictionary<string, SequenceRow> rows) => (_db, _rows) = (db, rows);

    public static async Task<OpenSequences> OfAsync(
        LaborContractsDb db, IQueryable<string?> employers, CancellationToken cancellationToken) => new(
            db, await db.Sequences.Where(s => employers.Contains(s.EmployerCode))
                .ToDictionaryAsync(s => s.EmployerCode, cancellationToken));

    public void Append(string employer, Bytes32 leaf)
    {
        if (!_sequences.TryGetValue(employer, out var sequence)) sequence = Find(employer);
        _sequences[employer] = sequence.Append(leaf);
    }

    /// <summary>The sequences as they are now; their rows change with the caller's save.</summary>
    public IReadOnlyList<EmployerSequence> Heads()
    {
        foreach (var (employer, sequence) in _sequences)
        {
            var row = _rows[employer];
            (row.Length, row.Head) = ((long)sequence.Length, sequence.Head.ToArray());
            row.Version++;
        }

        return [.. _sequences.Values];
    }

    private EmployerSequence Find(string employer)
    {
        if (_rows.TryGetValue(employer, out var known)) return new(new(known.Key), (ulong)known.Length, new(known.Head));
        var begun = EmployerSequence.Start(new(RandomNumberGenerator.GetBytes(Bytes32.Size)));
        var row = new SequenceRow
        {
            EmployerCode = employer,
            Key = begun.Key.ToArray(),
            Length = 0,
            Head = begun.Head.ToArray(),
        };
        _rows[employer] = row;
        _db.Sequences.Add(row);
        return begun;
    }
}
