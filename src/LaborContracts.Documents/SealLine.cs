using System.Text.Json;

namespace LaborContracts.Documents;

/// <summary>Says what a firm's seal is for. The list is closed: a seal is no place for other words.</summary>
public enum SealLine
{
    None,

    /// <summary>合同专用章.</summary>
    Contract,

    /// <summary>劳动合同专用章.</summary>
    LaborContract,

    /// <summary>人事专用章.</summary>
    Personnel,
}

/// <summary>How a line is written, by programs and on the seal.</summary>
public static class SealLines
{
    /// <summary>Null for a code that is none of theirs.</summary>
    public static SealLine? Find(string? code) =>
        Enum.GetValues<SealLine>().Where(line => line.Code() == code).Select(line => (SealLine?)line).FirstOrDefault();

    public static string Code(this SealLine line) => JsonNamingPolicy.CamelCase.ConvertName(line.ToString());

    /// <summary>Null for none.</summary>
    public static string? OnSeal(this SealLine line) => line switch
    {
        SealLine.None => null,
        SealLine.Contract => "合同专用章",
        SealLine.LaborContract => "劳动合同专用章",
        SealLine.Personnel => "人事专用章",
        _ => throw new ArgumentOutOfRangeException(nameof(line), line, "No such line."),
    };
}
