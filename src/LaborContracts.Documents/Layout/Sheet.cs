namespace LaborContracts.Documents.Layout;

/// <summary>The paper and its type area, in points.</summary>
internal static class Sheet
{
    /// <summary>A4, ISO 216.</summary>
    public const double Width = 595.276;

    public const double Height = 841.89;

    /// <summary>Size of the text, 五号.</summary>
    public const double TextSize = 10.5;

    /// <summary>From one line of text to the next.</summary>
    public const double Leading = 18;

    /// <summary>42 characters: a full number, so that full lines need no stretching.</summary>
    public const double Measure = 42 * TextSize;

    public const double Left = (Width - Measure) / 2;

    public const double Top = 78;

    /// <summary>From the top of the page to the end of the type area; running foot and QR code stand below.</summary>
    public const double Bottom = Height - 90;
}
