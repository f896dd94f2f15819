using System.Globalization;
using LaborContracts.Pdf;

namespace LaborContracts.Documents.Layout;

/// <summary>Graphics operators of a content stream (ISO 32000-1, annex A), in points, with the origin at the top left.</summary>
/// <param name="height">Of the page or form in points.</param>
internal class ContentStream(double height) : IDisposable
{
    private readonly PooledBytes _bytes = new(65536);
    private Shade _shade = Shade.Ink; // what a page or form begins with

    public ReadOnlySpan<byte> Bytes => _bytes.Written;

    /// <summary>Gives its buffer back, once its bytes are in the file.</summary>
    public void Dispose() => _bytes.Dispose();

    protected double Height => height;

    /// <summary>A filled rectangle.</summary>
    public void Fill(double x, double top, double width, double rectangleHeight)
    {
        Rectangle(x, top, width, rectangleHeight);
        Put("f\n"u8);
    }

    /// <summary>The outline of a rectangle.</summary>
    public void Frame(double x, double top, double width, double rectangleHeight, double thickness)
    {
        Numbers(thickness);
        Put("w\n"u8);
        Rectangle(x, top, width, rectangleHeight);
        Put("S\n"u8);
    }

    /// <summary>Adds a rectangle to the path; <see cref="FillPath"/> fills them all.</summary>
    public void Rectangle(double x, double top, double width, double rectangleHeight)
    {
        Numbers(x, height - top - rectangleHeight, width, rectangleHeight);
        Put("re\n"u8);
    }

    public void FillPath() => Put("f\n"u8);

    /// <summary>A filled figure with straight sides.</summary>
    /// <param name="corners">At least three, from the left and the top.</param>
    public void Polygon(params IReadOnlyList<(double X, double Top)> corners)
    {
        foreach (var (index, (x, top)) in corners.Index())
        {
            Numbers(x, height - top);
            Put(index == 0 ? "m\n"u8 : "l\n"u8);
        }

        Put("h f\n"u8);
    }

    /// <summary>A drawn circle, of four Bézier curves: less than a thousandth of the radius from a true one.</summary>
    /// <param name="radius">To the middle of the line.</param>
    public void Circle(double x, double top, double radius, double thickness)
    {
        const double Kappa = 0.5522847498;
        var y = height - top;
        var arm = Kappa * radius;
        Numbers(thickness);
        Put("w\n"u8);
        Numbers(x + radius, y);
        Put("m\n"u8);
        Numbers(x + radius, y + arm, x + arm, y + radius, x, y + radius);
        Put("c\n"u8);
        Numbers(x - arm, y + radius, x - radius, y + arm, x - radius, y);
        Put("c\n"u8);
        Numbers(x - radius, y - arm, x - arm, y - radius, x, y - radius);
        Put("c\n"u8);
        Numbers(x + arm, y - radius, x + radius, y - arm, x + radius, y);
        Put("c h S\n"u8);
    }

    /// <summary>Draws an image of the resources in a rectangle; a stencil in the colour of fills.</summary>
    public void Image(string name, double x, double top, double width, double imageHeight)
    {
        Put("q "u8);
        Numbers(width, 0, 0, imageHeight, x, height - top - imageHeight);
        Put("cm "u8);
        Name(name);
        Put("Do Q\n"u8);
    }

    /// <summary>The colour of fills and lines from here on.</summary>
    public void Color(Shade shade)
    {
        if (shade == _shade) return;
        _shade = shade;
        Numbers(shade.Red, shade.Green, shade.Blue);
        Put("rg\n"u8);
        Numbers(shade.Red, shade.Green, shade.Blue);
        Put("RG\n"u8);
    }

    /// <summary>Magnifies all that follows, from the bottom left.</summary>
    public void Scale(double factor)
    {
        Numbers(factor, 0, 0, factor, 0, 0);
        Put("cm\n"u8);
    }

    /// <summary>Draws a form XObject of the resources as it is placed there.</summary>
    public void Form(string name)
    {
        Name(name);
        Put("Do\n"u8);
    }

    protected Span<byte> Room(int length) => _bytes.GetSpan(length);

    protected void Advance(int length) => _bytes.Advance(length);

    protected void Put(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    protected void Number(int value)
    {
        value.TryFormat(_bytes.GetSpan(16), out var length, default, CultureInfo.InvariantCulture);
        _bytes.Advance(length);
        Put(" "u8);
    }

    protected void Name(string name)
    {
        Put("/"u8);
        foreach (var letter in name) Put([(byte)letter]);
        Put(" "u8);
    }

    /// <summary>Each with at most three decimals, which is finer than any device.</summary>
    protected void Numbers(params ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            var thousandths = (int)Math.Round(value * 1000);
            if (thousandths < 0) Put("-"u8);
            var (whole, rest) = (Math.Abs(thousandths) / 1000, Math.Abs(thousandths) % 1000);
            var target = _bytes.GetSpan(16);
            whole.TryFormat(target, out var length, default, CultureInfo.InvariantCulture);
            if (rest > 0) target[length++] = (byte)'.';
            for (var place = 100; rest > 0; place /= 10)
            {
                target[length++] = (byte)('0' + rest / place);
                rest %= place;
            }

            target[length++] = (byte)' ';
            _bytes.Advance(length);
        }
    }
}
