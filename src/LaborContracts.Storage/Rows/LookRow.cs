namespace LaborContracts.Storage.Rows;

/// <summary>
/// That a look of a party at a document is in the trail already, for the rest of its day. The trail says who looked; from this nothing can be read.
/// </summary>
public sealed class LookRow
{
    /// <summary>Blind index of account, document, kind of look, revision and day; 64 lower-case hexadecimal digits.</summary>
    public required string Mark { get; init; }

    /// <summary>A day in China.</summary>
    public required DateOnly Day { get; init; }
}
