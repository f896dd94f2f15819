using LaborContracts.Domain.Lifecycle;
using LaborContracts.Pdf;
using LaborContracts.TestKit;

namespace LaborContracts.Documents.Tests.Archive;

/// <summary>The files that every rule of the archive is tested on.</summary>
internal static class ArchivedFiles
{
    private static readonly Dictionary<string, Lazy<byte[]>> Files = new(SignedExamples.Kinds.Select(
        kind => KeyValuePair.Create($"archived {kind}", new Lazy<byte[]>(() => SignedExamples.Get(kind).Pdf))))
    {
        ["as offered"] = new(() => Papers.Typesetter.Typeset(Papers.WithWorkerNamed("王𬱖𠀀")).Pdf),
        ["with English"] = new(() => Papers.Typesetter.Typeset(Papers.Paper with { Bilingual = true, Demonstration = true }).Pdf),
        ["of many pages"] = new(() => Papers.Typesetter.Typeset(Papers.Of(Papers.Terms with
        {
            OtherAgreements = [.. Enumerable.Repeat("双方另行书面确认具体的安排、时间、地点、人员和费用，并各自保存一份与此有关的记录", 60)],
        })).Pdf),
        ["of all blocks"] = new(() => AllBlocks.Typeset().Pdf),
        ["signed"] = new(Signed),
        ["statement"] = new(() => Statements.Typeset(isEnglish: false)),
        ["statement in English"] = new(() => Statements.Typeset(isEnglish: true)),
    };

    public static IEnumerable<string> All => Files.Keys;

    public static TheoryData<string> Names => [.. All];

    public static byte[] Get(string name) => Files[name].Value;

    /// <summary>With the appearances of both signatures, one revision each, as the platform adds them.</summary>
    private static byte[] Signed()
    {
        var pdf = Papers.Typesetter.Typeset(Papers.Paper).Pdf;
        pdf = Sign(pdf, "worker", new(PartyRole.Worker, "王示例", DateTimeOffset.UnixEpoch, "4A3F99D2", true), Handwriting.FromPng(Drawings.Signature()));
        return Sign(pdf, "employer", new(PartyRole.Employer, "常州示例机械有限公司", DateTimeOffset.UnixEpoch, "5B3F99D2", true, "91320411MACY000187"));
    }

    private static byte[] Sign(byte[] pdf, string name, AppearanceText text, Handwriting? handwriting = null)
    {
        var file = PdfFile.Read(pdf);
        var form = (PdfDictionary)file.Resolve(file.Catalog["AcroForm"]);
        var field = ((PdfArray)file.Resolve(form["Fields"])).Items.OfType<PdfReference>()
            .Single(item => ((PdfString)((PdfDictionary)file.Resolve(item))["T"]!).ToText() == name);
        var widget = ((PdfDictionary)file.Resolve(field)).Copy();
        var edges = ((PdfArray)file.Resolve(widget["Rect"])).Items
            .Select(edge => edge is PdfReal real ? real.Value : ((PdfInteger)edge).Value)
            .ToArray();
        var increment = new PdfIncrement(file);
        widget["AP"] = new PdfDictionary
        {
            ["N"] = Papers.Typesetter.DrawAppearance(increment, text, edges[2] - edges[0], edges[3] - edges[1], handwriting),
        };
        increment.Replace(field, widget);
        return increment.Write().Bytes;
    }
}
