using System.Security.Cryptography;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Storage;
using LaborContracts.Verification;
using LaborContracts.Verification.Comparison;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Cases;

/// <summary>
/// Holds copies in dispute against registered documents within an entered case. A copy is not kept; its hash is in the recorded look.
/// </summary>
internal sealed class ComparisonDesk(CaseDesk desk, CaseLooks looks, LaborContractsDb db, Trust trust, TimeProvider clock)
{
    /// <param name="contract">By its id; null or empty to find it by the key in the copy.</param>
    public async Task<(ComparedCopy? Compared, ProblemHttpResult? Refusal)> CompareAsync(
        CaseFile file, byte[] copy, string? contract, CancellationToken cancellationToken)
    {
        if (await ContractOfAsync(contract, copy, cancellationToken) is not { } id)
            return (null, Problems.Of(StatusCodes.Status422UnprocessableEntity, "case.which-contract"));
        var (dossier, refusal) = await desk.FindAsync(file, id, cancellationToken);
        if (dossier is null) return (null, refusal);
        try
        {
            var comparison = CopyComparison.Of(await dossier.ReadDocumentAsync(cancellationToken), copy, trust.PolicyAt(clock.GetUtcNow()));
            return await RecordAsync(file, dossier, copy, cancellationToken) is { } notRecorded ? (null, notRecorded) : (new(dossier, comparison), null);
        }
        catch (UnreadableDocumentException unreadable)
        {
            return (null, Problems.Unreadable(unreadable));
        }
    }

    /// <summary>The registered document beside which a photograph is laid: of its bytes nothing can be said.</summary>
    public async Task<(Dossier? Registered, ProblemHttpResult? Refusal)> LayBesideAsync(
        CaseFile file, byte[] picture, Guid contract, CancellationToken cancellationToken)
    {
        var (dossier, refusal) = await desk.FindAsync(file, contract, cancellationToken);
        if (dossier is null) return (null, refusal);
        return await RecordAsync(file, dossier, picture, cancellationToken) is { } notRecorded ? (null, notRecorded) : (dossier, null);
    }

    private Task<ProblemHttpResult?> RecordAsync(CaseFile file, Dossier dossier, byte[] copy, CancellationToken cancellationToken) =>
        looks.RecordAsync(file, [dossier], "comparison", cancellationToken, Convert.ToHexStringLower(SHA256.HashData(copy)));

    /// <summary>Null if none is named and the copy carries no key, or one that nobody knows here.</summary>
    private async Task<Guid?> ContractOfAsync(string? named, byte[] copy, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(named)) return Guid.TryParse(named, out var id) ? id : null;
        if (DocumentVerifier.KeyIn(copy) is not var (key, revision)) return null;
        var (bytes, number) = (key.ToArray(), (int)revision);
        return await db.Contracts.Where(c => c.Key == bytes && c.Revision == number && c.DocumentSha256 != null)
            .Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancellationToken);
    }
}

/// <param name="Registered">The document that the copy was held against.</param>
internal sealed record ComparedCopy(Dossier Registered, CopyComparison Comparison);
