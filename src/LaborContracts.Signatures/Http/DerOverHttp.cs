using System.Net.Http.Headers;
using LaborContracts.Signatures.Asn1;

namespace LaborContracts.Signatures.Http;

/// <summary>Fetches DER from the authorities of others (RFC 3161 §3.4, RFC 6960 Appendix A.1).</summary>
internal static class DerOverHttp
{
    public static HttpRequestMessage Question(Uri address, byte[] der, string type) => new(HttpMethod.Post, address)
    {
        Content = new ByteArrayContent(der) { Headers = { ContentType = new MediaTypeHeaderValue(type) } },
    };

    /// <param name="wantedType">Null: any.</param>
    /// <param name="largest">Bytes.</param>
    /// <exception cref="HttpRequestException">No answer, or one without success.</exception>
    /// <exception cref="DerFormatException">An answer of another type, or a larger one.</exception>
    public static async Task<byte[]> FetchAsync(
        this HttpClient http, HttpRequestMessage message, string? wantedType, int largest, CancellationToken cancellationToken)
    {
        using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        var type = response.Content.Headers.ContentType?.MediaType;
        if (wantedType is not null && type != wantedType)
            throw new DerFormatException($"got {type ?? "no content type"}, wanted {wantedType}");
        return await response.Content.ReadAtMostAsync(largest, cancellationToken)
            ?? throw new DerFormatException($"an answer of more than {largest} bytes");
    }
}
