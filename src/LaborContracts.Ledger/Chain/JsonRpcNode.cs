using System.Net.Http.Headers;
using System.Text.Json;

namespace LaborContracts.Ledger.Chain;

/// <summary>
/// One node behind JSON-RPC 2.0 over HTTP. Replies are bounded in size, depth and time. Nothing is retried here: whoever
/// calls knows whether a repetition is safe.
/// </summary>
/// <param name="timeout">For one call with its answer; ten seconds if not said.</param>
public sealed class JsonRpcNode(HttpClient http, Uri address, TimeSpan? timeout = null) : IChainNode
{
    /// <summary>No answer that is asked for here comes near: a registry's code is about 10 KB.</summary>
    private const int LongestReply = 4 * 1024 * 1024;

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly TimeSpan _timeout = timeout ?? TimeSpan.FromSeconds(10);
    private long _lastId;

    /// <summary>Where the node answers.</summary>
    public Uri Address => address;

    /// <summary>Calls a method and hands its result to <paramref name="read"/>.</summary>
    /// <param name="read">Takes the result apart; a <see cref="FormatException"/> there is a senseless answer.</param>
    /// <exception cref="JsonRpcErrorException">The node answers with an error.</exception>
    /// <exception cref="ChainUnavailableException">Any other way of not getting an answer.</exception>
    public async Task<T> CallAsync<T>(
        string method, object?[] parameters, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeout);
        try
        {
            var id = Interlocked.Increment(ref _lastId);
            using var reply = JsonDocument.Parse(await PostAsync(id, method, parameters, limit.Token));
            return read(ResultOf(reply.RootElement, id, method));
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ChainUnavailableException($"{method}: no answer from the node within {_timeout.TotalSeconds} s", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new ChainUnavailableException($"{method}: the node cannot be reached: {e.Message}", e);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw new ChainUnavailableException($"{method}: the node's answer makes no sense: {e.Message}", e);
        }
    }

    public Task<T> AskAsync<T>(Func<JsonRpcNode, Task<T>> question, CancellationToken cancellationToken) => question(this);

    public Task<SendOutcome> SendAsync(SignedTransaction transaction, CancellationToken cancellationToken) =>
        this.SendRawAsync(transaction, cancellationToken);

    /// <summary>The chain that the node serves (EIP-695).</summary>
    public Task<ulong> ChainIdAsync(CancellationToken cancellationToken) =>
        CallAsync("eth_chainId", [], result => result.Quantity(), cancellationToken);

    /// <exception cref="ChainMismatchException">The node serves another chain.</exception>
    public async Task RequireChainAsync(ulong chainId, CancellationToken cancellationToken)
    {
        var served = await ChainIdAsync(cancellationToken);
        if (served != chainId) throw new ChainMismatchException($"the node serves chain {served}, want {chainId}");
    }

    private async Task<ReadOnlyMemory<byte>> PostAsync(
        long id, string method, object?[] parameters, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { jsonrpc = "2.0", id, method, @params = parameters });
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = Json;
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        // Some nodes send an error of their own with status 4xx or 5xx; without such a body the status says it all.
        if (!response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType != Json.MediaType)
        {
            throw new ChainUnavailableException($"{method}: the node answers HTTP {(int)response.StatusCode}");
        }
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await ReadBoundedAsync(stream, cancellationToken);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBoundedAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var reply = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (reply.Length + read > LongestReply) throw new FormatException($"more than {LongestReply} bytes");
            reply.Write(buffer, 0, read);
        }
        return reply.ToArray();
    }

    private static JsonElement ResultOf(JsonElement reply, long id, string method)
    {
        if (reply.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object)
        {
            throw new JsonRpcErrorException(
                method, error.GetProperty("code").GetInt32(), error.GetProperty("message").GetString() ?? "");
        }
        if (!reply.TryGetProperty("id", out var answered) || answered.ValueKind != JsonValueKind.Number
            || answered.GetInt64() != id)
        {
            throw new FormatException("an answer to another call");
        }
        return reply.TryGetProperty("result", out var result) ? result : throw new FormatException("no result and no error");
    }
}
