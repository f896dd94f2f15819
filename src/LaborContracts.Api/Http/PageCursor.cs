using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace LaborContracts.Api.Http;

/// <summary>Where a page of rows ends that are listed by a time and an id, as text for the next call.</summary>
internal static class PageCursor
{
    private const int Longest = 100;

    public static string After(DateTimeOffset at, Guid id) => Base64Url.EncodeToString(
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks}:{id:N}")));

    /// <summary>Null if it is none of ours.</summary>
    public static (DateTimeOffset At, Guid Id)? TryRead(string cursor)
    {
        if (cursor.Length > Longest || !Base64Url.IsValid(cursor)) return null;
        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)).Split(':');
        return parts.Length == 2 && Guid.TryParseExact(parts[1], "N", out var id)
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? (new(ticks, TimeSpan.Zero), id)
            : null;
    }
}
