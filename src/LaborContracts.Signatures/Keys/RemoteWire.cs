using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using LaborContracts.Signatures.Http;

namespace LaborContracts.Signatures.Keys;

/// <summary>
/// Asks a remote signing service: JSON over HTTP with a bearer token. Answers are bounded and read strictly; whatever goes
/// wrong is <see cref="SigningKeyUnavailableException"/>, and its words repeat nothing that was sent.
/// </summary>
internal sealed class RemoteWire
{
    private const int LargestAnswer = 128 * 1024;
    private const string JsonType = "application/json";

    // Services add members of their own; those that are asked for are there once, with their type.
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        MaxDepth = 8,
    };

    private readonly HttpClient _http;
    private readonly Uri _service;
    private readonly Func<CancellationToken, Task<string>> _bearer;
    private readonly TimeSpan _timeout;

    /// <exception cref="ArgumentException">Secrets would go over the network in the clear.</exception>
    public RemoteWire(HttpClient http, Uri service, Func<CancellationToken, Task<string>> bearer, TimeSpan timeout)
    {
        if (service.Scheme != Uri.UriSchemeHttps && !service.IsLoopback)
            throw new ArgumentException($"The signing service {service} is to be reached by https only.", nameof(service));
        _http = http;
        _service = new Uri($"{service.AbsoluteUri.TrimEnd('/')}/");
        _bearer = bearer;
        _timeout = timeout;
    }

    public async Task<T> AskAsync<T>(string method, object question, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeout);
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(_service, method))
            {
                Content = JsonContent.Create(question, new MediaTypeHeaderValue(JsonType), JsonSerializerOptions.Default),
            };
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _bearer(limit.Token));
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var type = response.Content.Headers.ContentType?.MediaType;
            var body = await response.Content.ReadAtMostAsync(LargestAnswer, limit.Token)
                ?? throw Failed(method, $"an answer of more than {LargestAnswer} bytes");
            if (!response.IsSuccessStatusCode) throw Failed(method, Refusal((int)response.StatusCode, type, body));
            if (type != JsonType) throw Failed(method, $"the answer is {type ?? "of no type"}, not {JsonType}");
            return JsonSerializer.Deserialize<T>(body, Strict) ?? throw Failed(method, "the answer is null");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(method, $"no answer within {_timeout}");
        }
        catch (JsonException)
        {
            throw Failed(method, "the answer is not the JSON that was asked for");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw Failed(method, "the connection failed", e);
        }
    }

    public SigningKeyUnavailableException Failed(string method, string why, Exception? inner = null) =>
        new($"The signing service {_service} failed in {method}: {why}.", inner);

    // A code such as invalid_request; anything that does not look like one is not repeated.
    private static string Refusal(int status, string? type, byte[] body)
    {
        if (type != JsonType) return $"status {status}";
        try
        {
            var code = JsonSerializer.Deserialize<RemoteRefusal>(body, Strict)?.Error ?? "";
            return code.Length is > 0 and <= 40 && code.All(c => char.IsAsciiLetterLower(c) || c == '_')
                ? $"status {status}, {code}"
                : $"status {status}";
        }
        catch (JsonException)
        {
            return $"status {status}";
        }
    }
}
