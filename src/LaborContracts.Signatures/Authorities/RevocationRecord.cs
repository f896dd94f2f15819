using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LaborContracts.Files;
using LaborContracts.Signatures.Revocation;

namespace LaborContracts.Signatures.Authorities;

/// <summary>
/// What a development authority has revoked: a file for each serial number, so that two processes never overwrite each
/// other. The first revocation of a serial number stands; all processes see it with their next question.
/// </summary>
internal sealed class RevocationRecord(string folder)
{
    private const string Prefix = "revoked-", Suffix = ".txt";
    private const int LongestSerialNumber = 20; // bytes, RFC 5280 §4.1.2.2

    /// <summary>Recorded on disk when it returns.</summary>
    /// <exception cref="ArgumentException">Not a serial number, or a reason that is not for good.</exception>
    public void Add(string serialNumber, X509RevocationReason reason, DateTimeOffset at)
    {
        if (reason is not (>= X509RevocationReason.Unspecified and <= X509RevocationReason.CessationOfOperation
            or X509RevocationReason.PrivilegeWithdrawn or X509RevocationReason.AACompromise))
            throw new ArgumentException($"'{reason}' is no reason to revoke for good.", nameof(reason));
        if (!IsSerialNumber(serialNumber))
            throw new ArgumentException(
                $"A serial number is a positive INTEGER of 1 to {LongestSerialNumber} bytes, in hexadecimal.",
                nameof(serialNumber));
        var entry = string.Create(CultureInfo.InvariantCulture, $"{at.ToUnixTimeSeconds()} {(int)reason}\n");
        DurableFile.ReadOrCreate(PathOf(serialNumber.ToUpperInvariant()), () => Encoding.ASCII.GetBytes(entry));
    }

    /// <exception cref="FormatException">The file holds something else.</exception>
    public RevocationEntry? Find(ReadOnlyMemory<byte> serialNumber)
    {
        if (serialNumber.Length > LongestSerialNumber) return null;
        var path = PathOf(Convert.ToHexString(serialNumber.Span));
        return File.Exists(path) ? Read(path) : null;
    }

    /// <exception cref="FormatException">A file holds something else.</exception>
    public IEnumerable<(byte[] SerialNumber, RevocationEntry Entry)> All() => Directory
        .EnumerateFiles(folder, $"{Prefix}*{Suffix}")
        .Order(StringComparer.Ordinal)
        .Select(path => (Convert.FromHexString(Path.GetFileName(path)[Prefix.Length..^Suffix.Length]), Read(path)));

    private static RevocationEntry Read(string path)
    {
        var parts = File.ReadAllText(path).TrimEnd('\n').Split(' ');
        if (parts.Length != 2
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var reason))
            throw new FormatException($"{Path.GetFileName(path)}: a time in seconds and a reason wanted.");
        return new RevocationEntry(DateTimeOffset.FromUnixTimeSeconds(seconds), (X509RevocationReason)reason);
    }

    // It becomes a file name, and an INTEGER without padding.
    private static bool IsSerialNumber(string text) =>
        text.Length is > 0 and <= 2 * LongestSerialNumber && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit)
            && Convert.FromHexString(text) is [> 0 and < 0x80, ..] or [0, >= 0x80, ..];

    private string PathOf(string hexadecimal) => Path.Combine(folder, Prefix + hexadecimal + Suffix);
}
