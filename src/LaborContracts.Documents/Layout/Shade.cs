namespace LaborContracts.Documents.Layout;

/// <summary>A colour in sRGB, each part from 0 to 1.</summary>
internal readonly record struct Shade(double Red, double Green, double Blue)
{
    /// <summary>Of the text.</summary>
    public static readonly Shade Ink = new(0, 0, 0);

    /// <summary>Of the text's English, and of what stands around the contract.</summary>
    public static readonly Shade Quiet = new(0.3, 0.3, 0.3);

    /// <summary>Of the rules of tables and boxes.</summary>
    public static readonly Shade Rule = new(0.4, 0.4, 0.4);

    /// <summary>Ground of labels in tables.</summary>
    public static readonly Shade Label = new(0.95, 0.95, 0.95);

    /// <summary>Ground of the card of key terms, of its heading, and its rules.</summary>
    public static readonly Shade Card = new(0.965, 0.978, 0.988);

    public static readonly Shade CardHead = new(0.88, 0.92, 0.95);

    public static readonly Shade CardRule = new(0.62, 0.72, 0.8);

    /// <summary>演示 across the page, below the text.</summary>
    public static readonly Shade Watermark = new(0.945, 0.945, 0.945);

    /// <summary>Of notices that must be seen.</summary>
    public static readonly Shade Alarm = new(0.75, 0.1, 0.1);

    /// <summary>Of a firm's seal.</summary>
    public static readonly Shade Seal = new(0.78, 0.06, 0.06);
}
