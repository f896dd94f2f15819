using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Text;

namespace LaborContracts.Documents.Layout;

/// <summary>A party's box for its signature.</summary>
/// <param name="Field">Name of the empty field, as the verifier looks for it: worker, employer or partner.</param>
/// <param name="Title">Which party signs, and how; also what readers that do not see are told of the field.</param>
/// <param name="Name">Of the party.</param>
/// <param name="English">The title in English; null on papers in Chinese alone.</param>
public sealed record SignatureBox(string Field, string Title, string Name, string? English = null);

/// <summary>The boxes for the parties' signatures, side by side in the order given: one, two or three.</summary>
internal static class SignatureBoxes
{
    private const double Gap = 12;
    private const double Padding = 8;
    private const double FieldHeight = 92;
    private const double Size = 10.5;
    private const double Leading = 15.5;
    private const double EnglishSize = 8;
    private const double EnglishLeading = 11;

    public static Strip Set(FontCase fonts, StructureElement parent, IReadOnlyList<SignatureBox> boxes)
    {
        // A single box is as wide as one of two.
        var columns = Math.Max(boxes.Count, 2);
        var width = (Sheet.Measure - (columns - 1) * Gap) / columns;
        var placed = boxes.Select(box => Place(fonts, parent, box, width)).ToList();
        var captions = placed.Max(box => box.CaptionHeight);
        var height = captions + FieldHeight + 3 * Padding;
        return new(
            height,
            (canvas, top) =>
            {
                foreach (var (index, box) in placed.Index())
                    box.Draw(canvas, Sheet.Left + index * (width + Gap), top, width, height, captions);
            },
            SpaceBefore: 16);
    }

    private static PlacedBox Place(FontCase fonts, StructureElement parent, SignatureBox box, double width)
    {
        var measure = width - 2 * Padding;
        var title = LineBreaker.Break(fonts, [new(box.Title, Face.Hei)], Size, measure);
        var name = LineBreaker.Break(fonts, [new(box.Name)], Size, measure);
        var english = box.English is null
            ? []
            : LineBreaker.Break(fonts, [new(box.English)], EnglishSize, measure, isRagged: true);
        List<Caption> captions = [new(parent.Add("P"), title, Leading, Shade.Ink)];
        if (english.Count > 0) captions.Add(new(parent.AddEnglish("P"), english, EnglishLeading, Shade.Quiet));
        captions.Add(new(parent.Add("P"), name, Leading, Shade.Ink));
        return new(box, captions, parent.Add("Form"));
    }

    private sealed record Caption(StructureElement Element, IReadOnlyList<TextLine> Lines, double Leading, Shade Shade);

    private sealed record PlacedBox(SignatureBox Box, List<Caption> Captions, StructureElement Form)
    {
        public double CaptionHeight => Captions.Sum(caption => caption.Lines.Count * caption.Leading);

        public void Draw(PageCanvas canvas, double x, double top, double width, double height, double captions)
        {
            canvas.Artifact(ArtifactKind.Layout);
            canvas.Color(Shade.Rule);
            canvas.Frame(x, top, width, height, 0.6);
            var pen = top + Padding;
            foreach (var caption in Captions)
            {
                canvas.Tag(caption.Element);
                canvas.Color(caption.Shade);
                foreach (var line in caption.Lines)
                {
                    canvas.Text(line, x + Padding, pen + Paragraph.Baseline(caption.Leading, line.Size));
                    pen += caption.Leading;
                }
            }

            canvas.Fields.Add(new(
                Box.Field, Box.Title, Form, x + Padding, top + captions + 2 * Padding, width - 2 * Padding, FieldHeight));
        }
    }
}
