using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using LaborContracts.Api.Setup;

namespace LaborContracts.Api.Http;

/// <summary>Asks a service of another party in JSON. What goes wrong is told without a word of question or answer: they hold personal data.</summary>
internal sealed class OutsideService(IHttpClientFactory http, PlatformSettings settings)
{
    /// <summary>In bytes.</summary>
    public const int LargestAnswer = 64 * 1024;

    /// <param name="id">Of the question: the service is to do nothing twice under it (header <c>Idempotency-Key</c>).</param>
    /// <exception cref="OutsideServiceException">No answer, or none that is one; it may have done what it was asked to.</exception>
    public async Task<OutsideAnswer> AskAsync<T>(OutsideServiceSettings service, Guid id, T question, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(service.Timeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, service.AddressFrom(settings.BaseAddress));
            request.Content = JsonContent.Create(question);
            request.Headers.Add(Idempotency.Header, id.ToString());
            if (service.SecretFile is { } file)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(file, limit.Token)).TrimEnd('\r', '\n'));
            using var response = await http.CreateClient(nameof(OutsideService)).SendAsync(request, limit.Token);
            var answer = response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<JsonElement>(limit.Token) : default;
            return new(response.StatusCode, answer);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new OutsideServiceException($"no answer within {service.Timeout}");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException or JsonException or NotSupportedException
            or InvalidOperationException or FormatException)
        {
            throw new OutsideServiceException(e.GetType().Name);
        }
    }
}

/// <param name="Json">Of a success; undefined otherwise.</param>
internal sealed record OutsideAnswer(HttpStatusCode Status, JsonElement Json)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>A member of the answer that is a text; null if there is none.</summary>
    public string? Text(string name) =>
        Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String
            ? member.GetString() : null;
}

/// <summary>The service could not be asked: that says nothing about what was asked.</summary>
internal sealed class OutsideServiceException(string message) : Exception(message);
