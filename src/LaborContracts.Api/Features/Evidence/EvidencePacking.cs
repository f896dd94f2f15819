using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Timestamps;
using LaborContracts.Verification.Evidence;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Evidence;

/// <summary>Makes package and certificate from the evidence: what is sealed comes last, over everything before it. Stores nothing.</summary>
internal sealed class EvidencePacking(StatementSeal seal, PlatformSettings settings, TimeProvider clock)
{
    /// <summary>The package to download; a problem if nothing is concluded, or nothing can be sealed now.</summary>
    public async Task<Results<PushStreamHttpResult, ProblemHttpResult>> AnswerAsync(Evidence? evidence, CancellationToken cancellationToken)
    {
        if (evidence is null) return Problems.Of(StatusCodes.Status409Conflict, "proof.not-concluded");
        try
        {
            var package = await PackAsync(evidence, cancellationToken);
            return TypedResults.Stream(output => package.WriteAsync(output, cancellationToken), "application/zip", $"{evidence.Number}.zip");
        }
        catch (Exception e) when (e is TimestampUnavailableException or SigningKeyUnavailableException)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "evidence.unavailable");
        }
    }

    private async Task<EvidencePackage> PackAsync(Evidence evidence, CancellationToken cancellationToken)
    {
        var manifest = new EvidenceManifest(
            evidence.Report.Key, clock.GetUtcNow(), evidence.MadeFor.Role, evidence.MadeFor.LegalBasis, []);
        var files = new OrderedDictionary<string, ReadOnlyMemory<byte>>(evidence.Files, StringComparer.Ordinal)
        {
            [EvidenceNames.Certificate] = await CertifyAsync(evidence, cancellationToken),
            [EvidenceNames.Index] = IndexPage.Of(evidence, manifest),
            [EvidenceNames.Verifier] = VerifierPage.Html,
        };
        var report = evidence.Report.ToFile(files);
        files[EvidenceNames.Report] = report;
        files[EvidenceNames.ChineseReport] = await ReportAsync(EvidenceText.Chinese);
        files[EvidenceNames.EnglishReport] = await ReportAsync(EvidenceText.English);
        return EvidencePackage.Of(manifest, files);

        Task<byte[]> ReportAsync(EvidenceText text) => seal.SealAsync(
            isDemonstration => ReportPaper.Of(evidence, manifest, report, settings.Operator.Name, isDemonstration, text), cancellationToken);
    }

    /// <summary>The certificate alone.</summary>
    /// <exception cref="SigningKeyUnavailableException">The seal cannot be used now.</exception>
    /// <exception cref="TimestampUnavailableException">No token could be had.</exception>
    public Task<byte[]> CertifyAsync(Evidence evidence, CancellationToken cancellationToken) => seal.SealAsync(
        isDemonstration => CertificatePaper.Of(evidence, clock.GetUtcNow(), settings.Operator.Name, settings.BaseAddress, isDemonstration, EvidenceText.Chinese),
        cancellationToken);
}
