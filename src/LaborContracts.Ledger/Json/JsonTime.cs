using System.Globalization;

namespace LaborContracts.Ledger.Json;

/// <summary>Times as our files write them: RFC 3339, UTC, each with one way to be written.</summary>
public static class JsonTime
{
    /// <summary>Whole seconds.</summary>
    public const string Seconds = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Three digits behind the seconds.</summary>
    public const string Milliseconds = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <param name="format">One of the two.</param>
    public static string Write(DateTimeOffset time, string format = Seconds) => time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
