using System.Security.Cryptography;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Http;

namespace LaborContracts.Signatures.Timestamps;

/// <summary>
/// Asks timestamp authorities over HTTP (RFC 3161 §3.4): the first one and, only when it gives no usable token, the next.
/// When none does, there is no timestamp.
/// </summary>
/// <param name="authorities">In order of preference, at least one.</param>
/// <param name="timeout">How long one question may take, 10 seconds unless told.</param>
public sealed class TimestampClient(HttpClient http, IReadOnlyList<Uri> authorities, TimeSpan? timeout = null)
{
    private const int LargestAnswer = 64 * 1024;
    private const string QuestionType = "application/timestamp-query";
    private const string AnswerType = "application/timestamp-reply";

    private readonly TimeSpan _timeout = timeout ?? TimeSpan.FromSeconds(10);

    /// <summary>
    /// A token over <paramref name="sha256"/> (32 bytes) whose own signature and nonce hold. Whether its authority is
    /// one to trust is for the validation to say, against pinned roots.
    /// </summary>
    /// <exception cref="TimestampUnavailableException">No such token, for whatever reason.</exception>
    public async Task<TimestampToken> TimestampAsync(ReadOnlyMemory<byte> sha256, CancellationToken cancellationToken)
    {
        if (sha256.Length != SHA256.HashSizeInBytes)
            throw new ArgumentException($"A SHA-256 has 32 bytes, not {sha256.Length}.", nameof(sha256));
        var failures = new List<TimestampUnavailableException>();
        foreach (var authority in authorities)
        {
            try
            {
                return await AskAsync(authority, sha256, cancellationToken);
            }
            catch (TimestampUnavailableException e)
            {
                failures.Add(e);
            }
        }

        throw failures is [var only]
            ? only
            : new TimestampUnavailableException(
                string.Join(" ", failures.Select(e => e.Message)), failures.Count == 0 ? null : new AggregateException(failures));
    }

    private async Task<TimestampToken> AskAsync(
        Uri authority, ReadOnlyMemory<byte> sha256, CancellationToken cancellationToken)
    {
        var request = TimestampRequest.Over(sha256, NewNonce());
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeout);
        try
        {
            using var message = DerOverHttp.Question(authority, request.Write(), QuestionType);
            var answer = await http.FetchAsync(message, AnswerType, LargestAnswer, limit.Token);
            var token = TimestampToken.Read(TimestampAnswer.ReadToken(answer));
            Check(token, request);
            return token;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimestampUnavailableException($"{authority} did not answer within {_timeout}.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or DerFormatException)
        {
            throw new TimestampUnavailableException($"No timestamp from {authority}: {e.Message}", e);
        }
    }

    private static void Check(TimestampToken token, TimestampRequest request)
    {
        if (token.Info.DigestAlgorithm != request.DigestAlgorithm
            || !token.Info.Imprint.Span.SequenceEqual(request.Imprint.Span))
            throw new DerFormatException("the token is over another hash");
        if (token.Info.Nonce is not { } nonce || !nonce.Span.SequenceEqual(request.Nonce!.Value.Span))
            throw new DerFormatException("the token answers another question: its nonce differs");
        if (token.CheckSigner() is { Fault: { } fault })
            throw new DerFormatException($"the token's own signature does not hold: {fault}");
    }

    // A positive DER INTEGER of sixteen bytes needs no padding byte and loses none.
    private static byte[] NewNonce()
    {
        var nonce = RandomNumberGenerator.GetBytes(16);
        nonce[0] = (byte)(nonce[0] & 0x7F | 0x40);
        return nonce;
    }
}
