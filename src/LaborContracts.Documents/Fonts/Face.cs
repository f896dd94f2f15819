namespace LaborContracts.Documents.Fonts;

/// <summary>The two hands that a contract is set in.</summary>
public enum Face
{
    /// <summary>宋体, for the text.</summary>
    Song,

    /// <summary>黑体, for headings and labels.</summary>
    Hei,
}
