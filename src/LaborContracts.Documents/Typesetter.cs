using LaborContracts.Documents.Archive;
using LaborContracts.Documents.Contracts;
using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Layout;
using LaborContracts.Documents.Reading;
using LaborContracts.Documents.Signing;
using LaborContracts.Documents.Statements;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Terms;
using LaborContracts.Pdf;

namespace LaborContracts.Documents;

/// <summary>
/// Sets labor contracts: the one entry to the contract on paper. The same paper gives the same bytes. One typesetter
/// serves any number of threads.
/// </summary>
public sealed class Typesetter
{
    private readonly FontStock _stock;
    private readonly Dictionary<DocumentKind, PreparedTemplate> _templates;

    private Typesetter(FontStock stock)
    {
        _stock = stock;
        _templates = Enum.GetValues<DocumentKind>()
            .Where(kind => ContractTemplate.Exists(kind.Code()))
            .ToDictionary(kind => kind, kind => Prepare(ContractTemplate.Load(kind.Code()), kind));
    }

    /// <summary>Reads the fonts and cuts those of the templates; takes a second, so it is done once.</summary>
    /// <param name="fontFolder">Where the fonts lie; <c>fonts</c> beside the program if not given.</param>
    /// <exception cref="FileNotFoundException">A font is not there.</exception>
    public static Typesetter Load(string? fontFolder = null) =>
        new(FontStock.Load(fontFolder ?? Path.Combine(AppContext.BaseDirectory, "fonts")));

    /// <summary>Whether the form of a document is written.</summary>
    public bool CanTypeset(DocumentKind kind, ContractTerms terms) => _templates.TryGetValue(kind, out var prepared)
        && prepared.Template.Lines.Any(line => line.Part == TemplatePart.Title
            && new TemplateWords(Unaddressed(kind, terms)).Prints(line));

    private static ContractPaper Unaddressed(DocumentKind kind, ContractTerms terms) => new(
        terms, new byte[32], kind, 1, "", new Uri("https://example.invalid/"), DateTimeOffset.UnixEpoch, Demonstration: false);

    /// <summary>Sets a contract. It has no signature yet; what is signed are these bytes.</summary>
    /// <exception cref="CharacterNotPrintableException">No font has a character of the contract.</exception>
    /// <exception cref="ArgumentException">Unknown kind, a key that has not 32 bytes, or a mandatory clause missing.</exception>
    public TypesetContract Typeset(ContractPaper paper)
    {
        if (paper.Key.Length != 32) throw new ArgumentException($"A key has 32 bytes, not {paper.Key.Length}.", nameof(paper));
        var prepared = FormOf(paper);
        return Typeset(paper, prepared.Template, new FontCase(_stock, prepared.Cut));
    }

    /// <summary>The text of a contract, part by part: what <see cref="Typeset(ContractPaper)"/> sets on pages, and nothing else.</summary>
    /// <exception cref="ArgumentException">Unknown kind, or a mandatory clause missing.</exception>
    public IReadOnlyList<ReadingPart> Read(ContractPaper paper) => new ContractComposition(FormOf(paper).Template, paper).Compose();

    /// <summary>Sets a contract in a form that is not one of the house's.</summary>
    internal TypesetContract Typeset(ContractPaper paper, ContractTemplate template) =>
        Typeset(paper, template, new FontCase(_stock));

    /// <summary>Sets a statement of the platform's. It has no seal yet.</summary>
    /// <exception cref="CharacterNotPrintableException">No font has a character of the statement.</exception>
    public byte[] Typeset(StatementPaper paper)
    {
        var fonts = new FontCase(_stock);
        var statement = new StatementPages(fonts, paper);
        var pages = Paginator.Paginate(statement.Set(), Sheet.Top, Sheet.Bottom);
        var canvases = Draw(fonts, pages, new(fonts, paper.Number, paper.Demonstration, paper.Title, null));
        var archive = new ArchivalPdf(fonts, new($"{paper.Title} {paper.Number}", paper.MadeAt, paper.IsEnglish))
        {
            Attachment = new(paper.Data.Name, "application/json", paper.Title, paper.Data.Content.ToArray(), paper.MadeAt),
            Form = (RunningMatter.CodeName, RunningMatter.CodeForm(paper.Address)),
        };
        var pdf = archive.Write(canvases, statement.Document);
        canvases.ForEach(canvas => canvas.Dispose());
        return pdf;
    }

    /// <summary>Adds the appearance of a signature to a file that is being signed.</summary>
    /// <param name="width">Of the widget's rectangle, in points.</param>
    /// <param name="height">Of the widget's rectangle, in points.</param>
    /// <param name="handwriting">Of the worker; null where nothing was drawn by hand.</param>
    /// <returns>The form XObject, for the widget's AP.</returns>
    /// <exception cref="CharacterNotPrintableException">No font has a character of the text.</exception>
    /// <exception cref="ArgumentException">Handwriting with the seal of a firm.</exception>
    public PdfReference DrawAppearance(
        PdfIncrement increment, AppearanceText text, decimal width, decimal height, Handwriting? handwriting = null)
    {
        if (handwriting is not null && text.Role != PartyRole.Worker)
            throw new ArgumentException("A firm seals; only a worker signs by hand.", nameof(handwriting));
        return Draw(increment.Add, text, width, height, handwriting);
    }

    /// <summary>A small page on which a firm sees its seal as sealing would draw it, in the box of two parties, beside the word 样章: for looking at, not for use.</summary>
    /// <exception cref="CharacterNotPrintableException">No font has a character of the text.</exception>
    public byte[] TypesetSample(AppearanceText text) => SealSample.Write(
        new FontCase(_stock), (writer, width, height) => Draw(writer.Add, text, width, height, null));

    private PdfReference Draw(
        Func<PdfObject, PdfReference> add, AppearanceText text, decimal width, decimal height, Handwriting? handwriting)
    {
        var fonts = new FontCase(_stock);
        using var content = new SignatureAppearance(fonts, (double)width, (double)height).Draw(text, handwriting);
        var resources = new PdfDictionary { ["Font"] = fonts.ToResources(add) };
        if (handwriting is not null)
            resources["XObject"] = new PdfDictionary { [SignatureAppearance.HandName] = add(handwriting.ToStencil()) };
        return add(PdfStream.Deflate(
            new()
            {
                ["Type"] = new PdfName("XObject"),
                ["Subtype"] = new PdfName("Form"),
                ["BBox"] = new PdfArray(0, 0, width, height),
                ["Resources"] = resources,
            },
            content.Bytes));
    }

    private static TypesetContract Typeset(ContractPaper paper, ContractTemplate template, FontCase fonts)
    {
        var composition = new ContractComposition(template, paper);
        var contract = new ContractPages(fonts);
        var pages = Paginator.Paginate(contract.Set(composition.Compose()), Sheet.Top, Sheet.Bottom);
        var running = new RunningMatter(
            fonts, paper.ContractNumber, paper.Demonstration, composition.Head, paper.Bilingual ? composition.EnglishHead ?? "" : null);
        var canvases = Draw(fonts, pages, running);
        var attachment = new Attachment(
            ContractAttachment.FileName, ContractAttachment.MediaType, "劳动合同的结构化数据", ContractAttachment.Write(paper), paper.OfferedAt);
        var metadata = new Metadata($"{composition.Head} {paper.ContractNumber}", paper.OfferedAt, paper.Bilingual);
        var archive = new ArchivalPdf(fonts, metadata)
        {
            Attachment = attachment,
            Form = (RunningMatter.CodeName, RunningMatter.CodeForm(paper.StatusAddress)),
        };
        var pdf = archive.Write(canvases, contract.Document);
        canvases.ForEach(canvas => canvas.Dispose());
        return new(pdf, canvases.Count);
    }

    private PreparedTemplate FormOf(ContractPaper paper) => CanTypeset(paper.Kind, paper.Terms)
        ? _templates[paper.Kind] : throw new ArgumentException($"There is no form for {paper.Kind}.", nameof(paper));

    private static List<PageCanvas> Draw(
        FontCase fonts, IReadOnlyList<IReadOnlyList<(Strip Strip, double Top)>> pages, RunningMatter running)
    {
        var canvases = new List<PageCanvas>();
        foreach (var (index, page) in pages.Index())
        {
            var canvas = new PageCanvas(fonts, index);
            running.DrawBelow(canvas);
            foreach (var (strip, top) in page) strip.Draw(canvas, top);
            running.Draw(canvas, pages.Count);
            canvas.Close();
            canvases.Add(canvas);
        }

        return canvases;
    }

    private PreparedTemplate Prepare(ContractTemplate template, DocumentKind kind) =>
        new(template, new TemplateCut(_stock, TemplateCharacters.Of(template, kind)));

    private sealed record PreparedTemplate(ContractTemplate Template, TemplateCut Cut);
}
