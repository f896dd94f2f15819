using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace LaborContracts.Api.Http;

/// <summary>
/// A form with one file, read part by part into memory: the host's own reading would put it into a temporary file in clear.
/// </summary>
/// <param name="File">Null if the form has none.</param>
/// <param name="Fields">The other parts by name, as text.</param>
internal sealed record MultipartForm(ReadOnlyMemory<byte>? File, IReadOnlyDictionary<string, string> Fields)
{
    private const int LongestField = 256 << 10;
    private const int LongestBoundary = 100;
    private const int MostFields = 12;

    /// <summary>Bytes set aside for a part of which nobody has said how long it is.</summary>
    private const int FirstBuffer = 4 << 10;

    /// <summary>Null if the body is no form.</summary>
    /// <param name="largestFile">In bytes.</param>
    /// <exception cref="BadHttpRequestException">It is larger than the host or this form takes.</exception>
    public static async Task<MultipartForm?> ReadAsync(HttpRequest request, int largestFile, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= LongestBoundary } boundary) return null;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        ReadOnlyMemory<byte>? file = null;
        try
        {
            var reader = new MultipartReader(boundary.ToString(), request.Body);
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var place)) return null;
                var name = HeaderUtilities.RemoveQuotes(place.Name).ToString();
                if (name == "file") file = await BytesAsync(section.Body, largestFile, request.ContentLength, cancellationToken);
                else if (fields.Count == MostFields) return null;
                else fields[name] = Encoding.UTF8.GetString((await BytesAsync(section.Body, LongestField, null, cancellationToken)).Span);
            }
        }
        catch (Exception none) when (none is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return null;
        }

        return new(file, fields);
    }

    /// <param name="expected">Of the bytes, as many are set aside at once, so that a large file is never copied; null if it is not known.</param>
    private static async Task<ReadOnlyMemory<byte>> BytesAsync(Stream body, int most, long? expected, CancellationToken cancellationToken)
    {
        var bytes = new byte[Math.Min(expected ?? FirstBuffer, most) + 1]; // one more than may come: if it is filled, there is too much
        var filled = 0;
        while (await body.ReadAsync(bytes.AsMemory(filled), cancellationToken) is > 0 and var read)
        {
            filled += read;
            if (filled > most) throw new BadHttpRequestException("A part is too large.", StatusCodes.Status413PayloadTooLarge);
            if (filled == bytes.Length) Array.Resize(ref bytes, (int)Math.Min(2L * filled, most + 1L));
        }

        return bytes.AsMemory(0, filled);
    }
}
