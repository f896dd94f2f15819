using System.Net;
using System.Text;
using System.Text.Json;

namespace LaborContracts.TestKit.Platform;

/// <summary>An answer of the API, read to its end.</summary>
public sealed record ApiAnswer(HttpStatusCode Status, string? ContentType, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The stable code of a problem; null if this is none.</summary>
    public string? Code => ContentType == "application/problem+json" ? Json.GetProperty("code").GetString() : null;

    /// <summary>This answer, if it is one of success.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public ApiAnswer Good() => (int)Status is >= 200 and < 300
        ? this
        : throw new InvalidOperationException($"The platform answers {(int)Status}: {Text}");

    internal static async Task<ApiAnswer> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Content.Headers.ContentType?.MediaType,
        await response.Content.ReadAsByteArrayAsync());
}
