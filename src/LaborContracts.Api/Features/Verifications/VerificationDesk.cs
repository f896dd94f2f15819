using System.Security.Cryptography;
using LaborContracts.Api.Workers.Anchoring;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Storage;
using LaborContracts.Verification;
using LaborContracts.Verification.Evidence;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Verifications;

/// <summary>
/// Judges a file for whoever asks. The platform adds two things to what a verifier outside has: its record of the key in
/// the file, and its stored proof when the caller brings none. The judgement itself is the library's, on the published pins.
/// </summary>
internal sealed class VerificationDesk(LaborContractsDb db, BatchTrees trees, Trust trust, IRegistry registry, TimeProvider clock)
{
    /// <exception cref="UnreadableDocumentException">There is nothing to report on.</exception>
    public async Task<Report> VerifyAsync(ReadOnlyMemory<byte> pdf, Proof? proof, CancellationToken cancellationToken)
    {
        var (recorded, stored) = await FindAsync(pdf, cancellationToken);
        return await new DocumentVerifier(trust, registry, clock).VerifyAsync(pdf, proof ?? stored, [], recorded, cancellationToken);
    }

    /// <summary>A package speaks for itself: nothing is added to it but the pinned registry's answers.</summary>
    public Task<EvidenceReport> VerifyAsync(EvidencePackage package, CancellationToken cancellationToken) =>
        new EvidenceVerifier(trust, registry, clock).VerifyAsync(package, cancellationToken);

    private async Task<(Recorded Recorded, Proof? Proof)> FindAsync(ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken)
    {
        if (DocumentVerifier.KeyIn(pdf) is not { } carried) return await FindReceivedAsync(pdf, cancellationToken);
        var keyBytes = carried.Key.ToArray();
        var rows = await db.Leaves.AsNoTracking()
            .Where(l => l.Key == keyBytes && l.Kind == (int)LeafKind.ConcludedDocument)
            .OrderByDescending(l => l.Revision).ToListAsync(cancellationToken);
        if (rows.Count == 0) return await FindReceivedAsync(pdf, cancellationToken); // what was once an offer here may have been made another file, and signed elsewhere
        var row = rows.FirstOrDefault(l => l.Revision == carried.Revision) ?? rows[0];
        return (
            new Recorded(Leaf.Read(row.Leaf), (uint)rows[0].Revision),
            await trees.ProofOfAsync(row, cancellationToken));
    }

    /// <summary>A file without a key may have been received from elsewhere: then its bytes tell.</summary>
    private async Task<(Recorded Recorded, Proof? Proof)> FindReceivedAsync(ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(pdf.Span));
        return await db.Leaves.AsNoTracking().SingleOrDefaultAsync(
            l => l.Sha256 == sha256 && l.Kind == (int)LeafKind.ImportedDocument, cancellationToken) is { } row
            ? (new Recorded(Leaf.Read(row.Leaf)), await trees.ProofOfAsync(row, cancellationToken))
            : (new Recorded(null), null);
    }
}
