using QRCoder;

namespace LaborContracts.Documents.Layout;

/// <summary>A QR code (ISO/IEC 18004) of medium error correction as black rectangles, one for each run of dark modules in a row.</summary>
internal static class QrCode
{
    /// <summary>A square with the code and its blank margin of four modules.</summary>
    public static ContentStream Draw(string text, double side)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var modules = code.ModuleMatrix;
        var content = new ContentStream(modules.Count);
        content.Scale(side / modules.Count);
        for (var row = 0; row < modules.Count; row++)
        {
            for (var column = 0; column < modules.Count; column++)
            {
                if (!modules[row][column]) continue;
                var start = column;
                while (column + 1 < modules.Count && modules[row][column + 1]) column++;
                content.Rectangle(start, row, column - start + 1, 1);
            }
        }

        content.FillPath();
        return content;
    }
}
