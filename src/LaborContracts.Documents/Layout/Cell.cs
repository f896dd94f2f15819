namespace LaborContracts.Documents.Layout;

/// <summary>What a cell is to its neighbours.</summary>
public enum CellKind
{
    /// <summary>What a label names.</summary>
    Value,

    /// <summary>Names what stands at its right.</summary>
    RowLabel,

    /// <summary>Names what stands below it.</summary>
    ColumnLabel,
}

/// <summary>A cell of a table.</summary>
/// <param name="Columns">How many columns it covers.</param>
/// <param name="English">The same in English, set below; null on papers in Chinese alone.</param>
public sealed record Cell(string Text, CellKind Kind = CellKind.Value, int Columns = 1, string? English = null);
