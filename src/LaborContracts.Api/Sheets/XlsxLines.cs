using System.Globalization;
using System.Xml;

namespace LaborContracts.Api.Sheets;

/// <summary>The rows of a sheet, one after the other.</summary>
internal sealed class XlsxLines(XmlReader xml, IReadOnlyList<string> strings)
{
    private const int LastRow = 1_048_576;
    private const int SafeDigits = 15;

    private int _row;

    /// <summary>Null behind the last.</summary>
    public SheetLine? Next()
    {
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" }) continue;
            var row = xml.GetAttribute("r") is { } said ? int.Parse(said, NumberStyles.None, CultureInfo.InvariantCulture) : _row + 1;
            if (row <= _row || row > LastRow) throw new UnreadableSheetException("issue.not-readable", _row);
            _row = row;
            return new(row, Cells());
        }

        return null;
    }

    private List<string> Cells()
    {
        var cells = new List<string>();
        if (xml.IsEmptyElement) return cells;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" }) continue;
            var column = xml.GetAttribute("r") is { } place ? ColumnOf(place) : cells.Count;
            if (column < cells.Count) throw new UnreadableSheetException("issue.not-readable", _row);
            if (column >= Sheet.MostColumns) throw new UnreadableSheetException("issue.too-many-columns", _row);
            while (cells.Count < column) cells.Add("");
            cells.Add(Cell());
        }

        return cells;
    }

    private string Cell()
    {
        var type = xml.GetAttribute("t") ?? "n";
        if (xml.IsEmptyElement) return "";
        var value = "";
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "is") value = XlsxStrings.Text(xml);
            else if (xml.LocalName == "v") value = Value();
        }

        return type switch
        {
            "s" => value.Length == 0 ? "" : strings.ElementAtOrDefault(int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture))
                ?? throw new UnreadableSheetException("issue.not-readable", _row),
            "e" => throw new UnreadableSheetException("issue.error-cell", _row), // such as #N/A: nobody means to sign that
            "d" => value.Split('T')[0],
            "n" => Number(value),
            _ => value,
        };
    }

    private string Value()
    {
        if (xml.IsEmptyElement) return "";
        var text = "";
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            text += xml.Value;
            if (text.Length > Sheet.LongestCell) throw new UnreadableSheetException("issue.cell-too-long", _row);
        }

        return text;
    }

    /// <summary>
    /// As it is shown: 0.1 is kept as 0.10000000000000001. What has more digits than a number of a spreadsheet can hold is left with its
    /// exponent, and no identity number comes out of it that nobody wrote.
    /// </summary>
    private static string Number(string value)
    {
        if (value.All(char.IsAsciiDigit)) return value;
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return value;
        var shown = number.ToString($"G{SafeDigits}", CultureInfo.InvariantCulture);
        return decimal.TryParse(shown, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain) && Math.Abs(number) < 1e15
            ? (plain / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
            : shown;
    }

    /// <summary>Of a cell such as <c>AB12</c>, from 0.</summary>
    private static int ColumnOf(string place)
    {
        var column = 0;
        foreach (var letter in place.TakeWhile(char.IsAsciiLetterUpper))
        {
            column = column * 26 + letter - 'A' + 1;
            if (column > Sheet.MostColumns) break;
        }

        return column - 1;
    }
}
