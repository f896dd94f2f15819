using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace LaborContracts.Api.Http;

/// <summary>
/// A form with one file, read part by part into memory: the host's own reading would put it into a temporary file in clear.
/// </summary>
/// <param name="File">Null if the form has none.</param>
/// <param name="Fields">The other parts by name, as text.</param>
internal sealed record MultipartForm(byte[]? File, IReadOnlyDictionary<string, string> Fields)
{
    private const int LongestField = 256 << 10;
    private const int LongestBoundary = 100;
    private const int MostFields = 10;

    /// <summary>Null if the body is no form.</summary>
    /// <param name="largestFile">In bytes.</param>
    /// <exception cref="BadHttpRequestException">It is larger than the host or this form takes.</exception>
    public static async Task<MultipartForm?> ReadAsync(HttpRequest request, int largestFile, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= LongestBoundary } boundary) return null;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        byte[]? file = null;
        try
        {
            var reader = new MultipartReader(boundary.ToString(), request.Body);
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var place)) return null;
                var name = HeaderUtilities.RemoveQuotes(place.Name).ToString();
                if (name == "file") file = await BytesAsync(section.Body, largestFile, cancellationToken);
                else if (fields.Count == MostFields) return null;
                else fields[name] = Encoding.UTF8.GetString(await BytesAsync(section.Body, LongestField, cancellationToken));
            }
        }
        catch (Exception none) when (none is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return null;
        }

        return new(file, fields);
    }

    private static async Task<byte[]> BytesAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 << 10];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (bytes.Length + read > most) throw new BadHttpRequestException("A part is too large.", StatusCodes.Status413PayloadTooLarge);
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }
}
