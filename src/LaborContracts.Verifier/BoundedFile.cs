using System.Text;

namespace LaborContracts.Verifier;

/// <summary>Files are read up to a limit, whatever they are: an endless one must not fill the memory.</summary>
internal static class BoundedFile
{
    /// <summary>
    /// The bytes, or one byte more than the limit of a longer file, which every reader here then refuses as too long.
    /// </summary>
    /// <exception cref="UsageException">There is no such file, or it may not be read.</exception>
    public static byte[] Read(FileInfo file, int limit)
    {
        try
        {
            using var stream = file.OpenRead();
            var buffer = new MemoryStream();
            var chunk = new byte[1 << 16];
            while (buffer.Length <= limit)
            {
                var wanted = (int)Math.Min(chunk.Length, limit + 1L - buffer.Length);
                var read = stream.Read(chunk, 0, wanted);
                if (read == 0) break;
                buffer.Write(chunk, 0, read);
            }
            return buffer.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file.Name}: {e.Message}", e);
        }
    }

    public static string ReadText(FileInfo file, int limit) => Encoding.UTF8.GetString(Read(file, limit));
}
