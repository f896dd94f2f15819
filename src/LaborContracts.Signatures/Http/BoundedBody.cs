namespace LaborContracts.Signatures.Http;

/// <summary>Reads what others send without letting them fill the memory.</summary>
internal static class BoundedBody
{
    /// <summary>The whole body, or null if it is larger: then the rest is not even received.</summary>
    /// <param name="largest">Bytes.</param>
    public static async Task<byte[]?> ReadAtMostAsync(
        this HttpContent content, int largest, CancellationToken cancellationToken)
    {
        await using var body = await content.ReadAsStreamAsync(cancellationToken);
        using var received = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await body.ReadAsync(buffer, cancellationToken) is var length and > 0)
        {
            received.Write(buffer, 0, length);
            if (received.Length > largest) return null;
        }

        return received.ToArray();
    }
}
