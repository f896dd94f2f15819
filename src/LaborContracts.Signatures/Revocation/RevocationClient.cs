using System.Security.Cryptography;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Http;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Timestamps;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Signatures.Revocation;

/// <summary>
/// Collects, for the one who signs, the word of a path's authorities that its certificates are good: by OCSP (RFC 6960
/// Appendix A.1), else by a revocation list (RFC 5280 §5). It asks only where the certificates of a path to a pinned root say.
/// </summary>
/// <param name="timeout">How long one question may take, 10 seconds unless told.</param>
public sealed class RevocationClient(HttpClient http, TimeProvider clock, TimeSpan? timeout = null)
{
    private const string QuestionType = "application/ocsp-request";
    private const string AnswerType = "application/ocsp-response";
    private const int NonceLength = 16; // bytes

    private readonly TimeSpan _timeout = timeout ?? TimeSpan.FromSeconds(10);

    /// <summary>For a signer's certificate and its issuers.</summary>
    /// <param name="roots">One of them must be at the path's end.</param>
    /// <param name="neededAt">When the signature is proven to have existed, UTC; what is older must still have been current.</param>
    /// <exception cref="RevocationUnavailableException">
    /// For one of the certificates, root and those without revocation information (RFC 9608) apart.
    /// </exception>
    public Task<RevocationData> CollectAsync(
        SigningIdentity signer, TrustRoots roots, DateTimeOffset neededAt, CancellationToken cancellationToken) =>
        CollectAsync(signer.Certificate, signer.Issuers, roots, neededAt, cancellationToken);

    /// <summary>For the certificate of a timestamp's authority, needed at the timestamp's own time.</summary>
    /// <param name="roots">One of them must be at the path's end.</param>
    /// <exception cref="RevocationUnavailableException">As above, or the token's own signature does not hold.</exception>
    public Task<RevocationData> CollectAsync(
        TimestampToken token, TrustRoots roots, CancellationToken cancellationToken) =>
        token.CheckSigner() is { Fault: null, Certificate: { } authority }
            ? CollectAsync(authority, token.Cms.Certificates, roots, token.Time, cancellationToken)
            : throw new RevocationUnavailableException("The timestamp's own signature does not hold.");

    private Task<RevocationData> CollectAsync(
        Certificate end,
        IReadOnlyList<Certificate> candidates,
        TrustRoots roots,
        DateTimeOffset neededAt,
        CancellationToken cancellationToken) =>
        CertificatePath.Find(end, candidates, roots, neededAt).Path is { } path
            ? CollectAsync(path.Zip(path.Skip(1), (certificate, issuer) => new Asked(certificate, issuer, neededAt)), cancellationToken)
            : throw new RevocationUnavailableException($"{NameOf(end)}: no path to a pinned root at {neededAt:u}.");

    /// <summary>For single certificates, each with the next one of its path.</summary>
    internal async Task<RevocationData> CollectAsync(IEnumerable<Asked> about, CancellationToken cancellationToken)
    {
        var (lists, answers, notAsked) =
            (new List<ReadOnlyMemory<byte>>(), new List<ReadOnlyMemory<byte>>(), new List<string>());
        foreach (var (certificate, issuer, neededAt) in about)
        {
            if (certificate.Extensions.NoRevocationAvailable) continue;
            var evidence = await AskAsync(certificate, issuer, neededAt, cancellationToken);
            lists.AddRange(evidence.Lists.Select(l => l.Der));
            answers.AddRange(evidence.Answers.Select(a => a.Der));
            if (evidence == RevocationEvidence.Empty) notAsked.Add(Convert.ToHexString(certificate.SerialNumber.Span));
        }

        return new RevocationData(lists, answers, notAsked);
    }

    /// <summary>A certificate, the issuer that a path gave, and when it must have been good.</summary>
    internal sealed record Asked(Certificate Certificate, Certificate Issuer, DateTimeOffset NeededAt);

    // The first word that the certificate is good; Empty if it names no place to ask at.
    private async Task<RevocationEvidence> AskAsync(
        Certificate certificate, Certificate issuer, DateTimeOffset neededAt, CancellationToken cancellationToken)
    {
        var failures = new List<string>();
        Exception? last = null;
        foreach (var (address, fetch) in PlacesToAsk(certificate, issuer))
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(_timeout);
            try
            {
                var evidence = await fetch(limit.Token);
                switch (RevocationStatus.Of(certificate, issuer, evidence, clock.GetUtcNow(), neededAt))
                {
                    case RevocationStatus.Good:
                        return evidence;
                    case RevocationStatus.Revoked revoked:
                        throw new RevocationUnavailableException($"{NameOf(certificate)} was revoked at {revoked.At:u}.");
                    case RevocationStatus.NotKnown unknown:
                        failures.Add($"{address}: {unknown.Why}");
                        break;
                }
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add($"{address} did not answer within {_timeout}");
                last = e;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or DerFormatException)
            {
                failures.Add($"{address}: {e.Message}");
                last = e;
            }
        }

        return failures.Count == 0
            ? RevocationEvidence.Empty
            : throw new RevocationUnavailableException($"{NameOf(certificate)}: {string.Join("; ", failures)}.", last);
    }

    private List<(Uri Address, Func<CancellationToken, Task<RevocationEvidence>> Fetch)> PlacesToAsk(
        Certificate certificate, Certificate issuer)
    {
        try
        {
            return
            [
                .. PublishedAddresses.Responders(certificate).Select(
                    a => (a, (Func<CancellationToken, Task<RevocationEvidence>>)(c => AskOcspAsync(a, certificate, issuer, c)))),
                .. PublishedAddresses.Lists(certificate).Select(
                    a => (a, (Func<CancellationToken, Task<RevocationEvidence>>)(c => FetchListAsync(a, c)))),
            ];
        }
        catch (DerFormatException e)
        {
            throw new RevocationUnavailableException($"{NameOf(certificate)}: {e.Message}", e);
        }
    }

    private async Task<RevocationEvidence> AskOcspAsync(
        Uri address, Certificate certificate, Certificate issuer, CancellationToken cancellationToken)
    {
        var nonce = Der.Write(w => w.WriteOctetString(RandomNumberGenerator.GetBytes(NonceLength)));
        var question = new OcspQuestion([OcspCertificateId.Of(certificate, issuer)], nonce);
        using var message = DerOverHttp.Question(address, question.Write(), QuestionType);
        var answer = OcspAnswer.Read(await http.FetchAsync(message, AnswerType, OcspAnswer.Largest, cancellationToken));
        // Many responders sign in advance and leave the nonce out; how old their word is, it says itself.
        if (answer.Nonce is { } returned && !returned.Span.SequenceEqual(nonce))
            throw new DerFormatException("the answer is to another question: its nonce differs");
        return new RevocationEvidence([], [answer]);
    }

    private async Task<RevocationEvidence> FetchListAsync(Uri address, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, address);
        var list = await http.FetchAsync(message, null, RevocationList.Largest, cancellationToken);
        return new RevocationEvidence([RevocationList.Read(list)], []);
    }

    private static string NameOf(Certificate certificate) => $"Certificate {Convert.ToHexString(certificate.SerialNumber.Span)}";
}
