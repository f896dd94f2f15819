using System.Text;

namespace LaborContracts.Documents.Tests.Signing;

/// <summary>The first page of a file as Poppler draws it.</summary>
internal static class GreyPicture
{
    public static (byte[] Pixels, int Width, int Height) Of(byte[] pdf, int dotsPerInch)
    {
        using var file = new TemporaryFile(pdf);
        using var picture = new TemporaryFile([]);
        ForeignTool.Judge("pdftoppm", "-r", $"{dotsPerInch}", "-gray", "-singlefile", file.Path, picture.Path);
        return Read(picture.Path + ".pgm");
    }

    /// <summary>A binary PGM.</summary>
    private static (byte[] Pixels, int Width, int Height) Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        File.Delete(path);
        var head = Encoding.ASCII.GetString(bytes, 0, 20).Split([' ', '\n']);
        var (width, height) = (int.Parse(head[1], null), int.Parse(head[2], null));
        return (bytes[^(width * height)..], width, height);
    }
}
