namespace LaborContracts.Pdf.Text;

/// <summary>A transformation matrix, §8.3.4, of which only what moves a base line is asked for.</summary>
internal readonly record struct Placement(double A, double B, double C, double D, double E, double F)
{
    public static readonly Placement Identity = new(1, 0, 0, 1, 0, 0);

    /// <summary>Null unless these are six numbers.</summary>
    public static Placement? Of(IReadOnlyList<PdfObject> numbers) =>
        numbers.Count == 6 && numbers.All(IsNumber)
            ? new(Number(numbers[0]), Number(numbers[1]), Number(numbers[2]), Number(numbers[3]), Number(numbers[4]), Number(numbers[5]))
            : null;

    public static bool IsNumber(PdfObject value) => value is PdfInteger or PdfReal;

    public static double Number(PdfObject value) => value switch
    {
        PdfInteger integer => integer.Value,
        PdfReal real => (double)real.Value,
        _ => 0,
    };

    /// <summary>This one first, then the other.</summary>
    public Placement Then(Placement other) => new(
        A * other.A + B * other.C, A * other.B + B * other.D, C * other.A + D * other.C, C * other.B + D * other.D,
        E * other.A + F * other.C + other.E, E * other.B + F * other.D + other.F);
}
