using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Layout;
using LaborContracts.Documents.Text;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Documents.Contracts;

/// <summary>The boxes for the parties' signatures, side by side, each with its empty field.</summary>
internal static class SignatureBoxes
{
    private const double Gap = 14;
    private const double Width = (Sheet.Measure - Gap) / 2;
    private const double Height = 158;
    private const double Padding = 8;
    private const double Title = 24;
    private const double Size = 10.5;

    /// <summary>Names of the fields, as the verifier looks for them.</summary>
    private const string EmployerField = "employer";
    private const string WorkerField = "worker";

    public static Strip Set(FontCase fonts, StructureElement parent, ContractTerms terms)
    {
        var employer = Box(fonts, parent, EmployerField, "甲方（电子签章）", terms.Employer.Name, "用人单位的电子签章");
        var worker = Box(fonts, parent, WorkerField, "乙方（电子签名）", terms.Worker.Name, "劳动者的电子签名");
        return new(
            Height,
            (canvas, top) =>
            {
                worker.Draw(canvas, Sheet.Left + Width + Gap, top); // the first to sign
                employer.Draw(canvas, Sheet.Left, top);
            },
            SpaceBefore: 16);
    }

    private static PlacedBox Box(
        FontCase fonts, StructureElement parent, string field, string title, string name, string description) => new(
            field,
            description,
            parent.Add("P"),
            parent.Add("Form"),
            LineBreaker.Break(fonts, [new(title, Face.Hei)], Size, Width - 2 * Padding),
            LineBreaker.Break(fonts, [new(ContractValues.OnOneLine(name))], Size, Width - 2 * Padding));

    private sealed record PlacedBox(
        string Field,
        string Description,
        StructureElement Caption,
        StructureElement Form,
        IReadOnlyList<TextLine> Title,
        IReadOnlyList<TextLine> Name)
    {
        private const double Leading = 15;

        public void Draw(PageCanvas canvas, double x, double top)
        {
            canvas.Artifact();
            canvas.Color(0.25, 0.25, 0.25);
            canvas.Frame(x, top, Width, Height, 0.6);
            canvas.Black();

            canvas.Tag(Caption);
            var baseline = top + 17;
            foreach (var line in Title.Concat(Name.Take(2)))
            {
                canvas.Text(line, x + Padding, baseline);
                baseline += Leading;
            }

            var fieldTop = top + SignatureBoxes.Title + 2 * Leading + 2;
            canvas.Fields.Add(new(
                Field, Description, Form, x + Padding, fieldTop, Width - 2 * Padding, Height - (fieldTop - top) - Padding));
        }
    }
}
