using System.Text;
using LaborContracts.Pdf.Reading;

namespace LaborContracts.Pdf.Text;

/// <summary>Follows the operators of one page that set text (§9.4), draw forms and pictures (§8.8), and mark content (§14.6).</summary>
internal sealed class PageReader(PdfFile file, TextFonts fonts, PictureHashes hashes)
{
    private const int DeepestForm = 8;
    private const int MostCharacters = 500_000; // of a page: a printed one has some thousands
    private const long Hidden = 2; // F of an annotation, bit 2
    private const double SameLine = 1.0; // points
    private const double Gap = -200; // thousandths of the size by which TJ moves on where no space is set

    private readonly List<PageLine> _lines = [];
    private readonly List<string> _pictures = [];
    private readonly StringBuilder _line = new();
    private readonly Stack<bool> _marks = new();
    private int _artifacts;
    private int _characters;
    private double _baseLine = double.NaN;
    private bool _lineIsArtifact;
    private TextGap? _unread;

    public PageText Read(PdfDictionary page, PdfObject? resources)
    {
        Run(ContentOf(page["Contents"]), resources, new(Placement.Identity), 0);
        EndLine();
        foreach (var annotation in (file.Resolve(page["Annots"]) as PdfArray)?.Items ?? [])
        {
            if (AppearanceOf(annotation) is { } appearance) Draw(appearance, resources, new(Placement.Identity), 0);
            EndLine();
        }

        return new(_lines, _pictures, _unread);
    }

    /// <summary>The streams of a page are read as one, with white space between them (§7.8.2).</summary>
    private byte[] ContentOf(PdfObject? contents) => file.Resolve(contents) switch
    {
        PdfStream stream => file.Decode(stream),
        PdfArray parts => [.. parts.Items.Select(file.Resolve).OfType<PdfStream>().SelectMany(part => file.Decode(part).Append((byte)'\n'))],
        _ => [],
    };

    /// <summary>The normal appearance of an annotation that is shown, §12.5.5; null if there is none.</summary>
    private PdfStream? AppearanceOf(PdfObject annotation)
    {
        if (file.Resolve(annotation) is not PdfDictionary dictionary
            || (file.Resolve(dictionary["F"]) is PdfInteger { Value: var flags } && (flags & Hidden) != 0)) return null;
        switch ((file.Resolve(dictionary["AP"]) as PdfDictionary) is { } appearances ? file.Resolve(appearances["N"]) : null)
        {
            case PdfStream only: return only;
            case PdfDictionary states when file.Resolve(dictionary["AS"]) is PdfName state: return file.Resolve(states[state.Value]) as PdfStream;
            default:
                if (IsDrawnByViewers(dictionary)) _unread ??= TextGap.NoAppearance;
                return null;
        }
    }

    /// <summary>Whether a viewer may show something of its own making where an annotation has no appearance.</summary>
    private bool IsDrawnByViewers(PdfDictionary annotation) => file.Resolve(annotation["Subtype"]) switch
    {
        PdfName { Value: "Link" or "Popup" } => false,
        // Of a signature without an appearance viewers show a place to sign, and nothing that the file says.
        PdfName { Value: "Widget" } => file.Resolve(annotation["FT"]) is not PdfName { Value: "Sig" },
        _ => true,
    };

    private void Draw(PdfStream drawn, PdfObject? inherited, State state, int depth)
    {
        if (file.Resolve(drawn.Dictionary["Subtype"]) is PdfName { Value: "Image" })
        {
            _pictures.Add(hashes.Of(drawn));
            return;
        }

        if (depth == DeepestForm) throw PdfFormatException.BeyondLimits("Forms are drawn inside forms without end.");
        var placed = file.Resolve(drawn.Dictionary["Matrix"]) is PdfArray matrix && Placement.Of(matrix.Items) is { } own
            ? own.Then(state.Page) : state.Page;
        Run(file.Decode(drawn), drawn.Dictionary["Resources"] ?? inherited, state with { Page = placed }, depth + 1);
    }

    private void Run(byte[] content, PdfObject? resources, State state, int depth)
    {
        var (saved, marks) = (new Stack<State>(), _marks.Count);
        var parser = new Parser(content, 0, file.Budget, inFile: false);
        while (parser.ReadOperator() is var (name, operands))
        {
            switch (name)
            {
                case "q": saved.Push(state); break;
                case "Q": if (saved.TryPop(out var back)) state = back; break;
                case "cm": if (Placement.Of(operands) is { } moved) state = state with { Page = moved.Then(state.Page) }; break;
                case "Do" when operands is [PdfName form]:
                    if (Resource(resources, "XObject", form.Value) is PdfStream drawn) Draw(drawn, resources, state, depth);
                    break;
                case "BI":
                    _unread ??= TextGap.InlinePicture;
                    return;
                case "BMC" or "BDC": Mark(operands is [PdfName { Value: "Artifact" }, ..]); break;
                case "EMC": if (_marks.Count > marks) Unmark(); break;
                default: state = SetText(name, operands, resources, state); break;
            }
        }

        while (_marks.Count > marks) Unmark();
    }

    /// <summary>The operators of §9.3 and §9.4.</summary>
    private State SetText(string name, IReadOnlyList<PdfObject> operands, PdfObject? resources, State state)
    {
        switch (name)
        {
            case "BT": return state with { Line = Placement.Identity, IsMoved = true };
            case "Tf" when operands is [PdfName font, _]: return state with { Font = fonts.Of(ResourceValue(resources, "Font", font.Value)) };
            case "Tr" when operands is [var mode] && Placement.IsNumber(mode): return state with { IsInvisible = Math.Truncate(Placement.Number(mode)) is 3 or 7 };
            case "TL" when operands is [var leading]: return state with { Leading = Placement.Number(leading) };
            case "Tm" when Placement.Of(operands) is { } placed: return state with { Line = placed, IsMoved = true };
            case "Td" when operands is [var x, var y]: return state.Moved(Placement.Number(x), Placement.Number(y));
            case "TD" when operands is [var x, var y]:
                return (state with { Leading = -Placement.Number(y) }).Moved(Placement.Number(x), Placement.Number(y));
            case "T*": return state.Moved(0, -state.Leading);
            case "'" when operands is [PdfString text]:
                state = state.Moved(0, -state.Leading);
                Show(text, state);
                return state;
            case "\"" when operands is [_, _, PdfString text]:
                state = state.Moved(0, -state.Leading);
                Show(text, state);
                return state;
            case "Tj" when operands is [PdfString text]:
                Show(text, state);
                return state with { IsMoved = false };
            case "TJ" when operands is [PdfArray parts]:
                foreach (var part in parts.Items)
                {
                    if (part is PdfString text) Show(text, state);
                    else if (Placement.Number(part) < Gap && _line.Length > 0) _line.Append(' ');
                    state = state with { IsMoved = false };
                }

                return state;
            default: return state;
        }
    }

    private void Show(PdfString codes, State state)
    {
        var text = state.Font.Read(codes.Bytes.Span);
        if (text.Length == 0) return;
        if (state.IsInvisible)
        {
            _unread ??= TextGap.Invisible;
            return;
        }

        if (text.Contains('\uFFFD', StringComparison.Ordinal)) _unread ??= TextGap.UnknownCharacters;
        if ((_characters += text.Length) > MostCharacters) throw PdfFormatException.BeyondLimits("A page has more text than is accepted.");
        var baseLine = state.Line.Then(state.Page).F;
        // Not (… < …): the first base line is compared with none.
        if (!(Math.Abs(baseLine - _baseLine) < SameLine) || _lineIsArtifact != _artifacts > 0) EndLine();
        else if (state.IsMoved) _line.Append(' ');
        (_baseLine, _lineIsArtifact) = (baseLine, _artifacts > 0);
        _line.Append(text);
    }

    private void EndLine()
    {
        if (_line.Length > 0) _lines.Add(new(_line.ToString(), _lineIsArtifact));
        _line.Clear();
        _baseLine = double.NaN;
    }

    private void Mark(bool isArtifact)
    {
        _marks.Push(isArtifact);
        if (isArtifact) _artifacts++;
    }

    private void Unmark()
    {
        if (_marks.Pop()) _artifacts--;
    }

    private PdfObject Resource(PdfObject? resources, string kind, string name) => file.Resolve(ResourceValue(resources, kind, name));

    private PdfObject? ResourceValue(PdfObject? resources, string kind, string name) =>
        file.Resolve(resources) is PdfDictionary all && file.Resolve(all[kind]) is PdfDictionary named ? named[name] : null;

    /// <summary>As much of the graphics state (§8.4) as text needs.</summary>
    private readonly record struct State(Placement Page)
    {
        /// <summary>Where the line begins.</summary>
        public Placement Line { get; init; } = Placement.Identity;
        public TextFont Font { get; init; } = TextFont.Unknown;
        public double Leading { get; init; }
        public bool IsInvisible { get; init; }

        /// <summary>Whether the place was set anew since something was shown.</summary>
        public bool IsMoved { get; init; }

        public State Moved(double x, double y) => this with { Line = new Placement(1, 0, 0, 1, x, y).Then(Line), IsMoved = true };
    }
}
