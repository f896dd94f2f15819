namespace LaborContracts.Api.Sheets;

/// <summary>A line of a spreadsheet in which something stands.</summary>
/// <param name="Number">As a spreadsheet program shows it, from 1.</param>
/// <param name="Cells">From the first column on; those behind the last that is filled are missing.</param>
internal sealed record SheetLine(int Number, IReadOnlyList<string> Cells);

/// <summary>The file is no spreadsheet that can be read, or more than is read.</summary>
/// <param name="code">Stable, for programs.</param>
/// <param name="line">Where it was found; null if not in a line.</param>
internal sealed class UnreadableSheetException(string code, int? line = null, Exception? inner = null)
    : Exception("The spreadsheet cannot be read.", inner)
{
    public string Code => code;

    public int? Line => line;
}

/// <summary>
/// Reads a spreadsheet line by line: the first sheet of a workbook (XLSX), or CSV. The file is a stranger's: everything in it has a limit,
/// and nothing outside of it is ever looked at.
/// </summary>
internal static class Sheet
{
    /// <summary>Columns of the widest sheet.</summary>
    public const int MostColumns = 400;

    /// <summary>Characters of the longest cell.</summary>
    public const int LongestCell = 10_000;

    /// <exception cref="UnreadableSheetException">At the call or while it is gone through.</exception>
    public static IEnumerable<SheetLine> Read(byte[] file)
    {
        if (file.AsSpan().StartsWith("PK\x03\x04"u8)) return Xlsx.Read(file);
        // The form of Excel before 2007, and of workbooks with a password.
        if (file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) throw new UnreadableSheetException("issue.old-workbook");
        return Csv.Read(file);
    }
}
