namespace LaborContracts.Documents.Layout;

/// <summary>How a table looks.</summary>
/// <param name="SidePadding">Blank at the left and right of a cell's text, in points.</param>
/// <param name="EdgePadding">Blank above and below it.</param>
/// <param name="IsFramed">Whether each cell is framed; if not, hairlines part the rows inside one frame.</param>
internal sealed record TableLook(
    double Size,
    double Leading,
    double SidePadding,
    double EdgePadding,
    Shade Rule,
    Shade LabelGround,
    Shade Ground,
    bool IsFramed)
{
    /// <summary>A ruled table of the contract.</summary>
    public static readonly TableLook Ruled = new(10, 15.5, 6, 4.5, Shade.Rule, Shade.Label, new(1, 1, 1), IsFramed: true);

    /// <summary>The card of key terms.</summary>
    public static readonly TableLook Card = new(10, 15.5, 10, 4, Shade.CardRule, Shade.Card, Shade.Card, IsFramed: false);

    public double EnglishSize => Size * 0.8;

    public double EnglishLeading => Leading * 0.75;
}
