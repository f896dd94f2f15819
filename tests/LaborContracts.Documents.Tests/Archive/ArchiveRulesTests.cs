using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using LaborContracts.Pdf;

namespace LaborContracts.Documents.Tests.Archive;

/// <summary>PDF/A-3b (ISO 19005-3): one test a rule, for those that preflight cannot judge or that signing could break.</summary>
public sealed class ArchiveRulesTests
{
    public static TheoryData<string> Files => ArchivedFiles.Names;

    [Theory, MemberData(nameof(Files))] // 6.1.2, 6.1.3
    public void The_file_begins_as_binary_ends_with_its_end_and_has_an_identifier(string name)
    {
        var bytes = ArchivedFiles.Get(name);

        Assert.Equal("%PDF-1.7\n%", Encoding.ASCII.GetString(bytes, 0, 10));
        Assert.All(bytes[10..14], value => Assert.True(value > 127));
        Assert.EndsWith("%%EOF\n", Encoding.ASCII.GetString(bytes, bytes.Length - 6, 6), StringComparison.Ordinal);
        Assert.Equal(2, OpenFile.Of(name).Items(OpenFile.Of(name).Trailer["ID"]).Count);
        Assert.Null(OpenFile.Of(name).Trailer["Encrypt"]);
    }

    [Theory, MemberData(nameof(Files))] // 6.2.3, 6.2.4
    public void Colours_are_those_of_the_one_output_intent(string name)
    {
        var file = OpenFile.Of(name);
        var intent = file.Dictionary(Assert.Single(file.Items(file.Catalog["OutputIntents"])));

        Assert.Equal("GTS_PDFA1", OpenFile.NameOf(intent, "S"));
        Assert.Equal("RGB ", Encoding.ASCII.GetString(file.Decode(intent["DestOutputProfile"]), 16, 4));
        Assert.DoesNotContain(file.Dictionaries, dictionary => dictionary.ContainsKey("ColorSpace"));
        Assert.All(file.Pages, page => Assert.DoesNotMatch(@"\b(k|K|cs|CS|sh)\n", file.ContentOf(page)));
    }

    [Theory, MemberData(nameof(Files))] // 6.2.10
    public void Nothing_is_transparent(string name) => Assert.DoesNotContain(
        OpenFile.Of(name).Dictionaries,
        dictionary => dictionary.ContainsKey("SMask") || dictionary.ContainsKey("ExtGState") || dictionary.ContainsKey("Group"));

    [Theory, MemberData(nameof(Files))] // 6.2.11.4, 6.2.11.5
    public void Every_font_is_embedded_with_the_widths_of_its_program(string name)
    {
        var file = OpenFile.Of(name);
        foreach (var whole in file.Dictionaries.Where(font => OpenFile.NameOf(font, "Subtype") == "Type0"))
        {
            var font = file.Dictionary(file.Items(whole["DescendantFonts"]).Single());
            Assert.Equal("Identity", OpenFile.NameOf(font, "CIDToGIDMap"));
            var program = file.Decode(file.Dictionary(font["FontDescriptor"])["FontFile2"]);
            var widths = Widths(file, font);
            var perEm = BinaryPrimitives.ReadUInt16BigEndian(program.AsSpan(Table(program, "head") + 18));
            // Parts of composite glyphs have no CID: the text shows those that are mapped.
            var map = Encoding.ASCII.GetString(file.Decode(whole["ToUnicode"]));
            foreach (Match match in Regex.Matches(map, "^<([0-9A-F]{4})> <[0-9A-F]+>$", RegexOptions.Multiline))
            {
                var cid = Convert.ToInt32(match.Groups[1].Value, 16);
                var advance = BinaryPrimitives.ReadUInt16BigEndian(program.AsSpan(Table(program, "hmtx") + 4 * cid));
                Assert.Equal(advance * 1000.0 / perEm, widths.GetValueOrDefault(cid, 1000), 1.0);
            }
        }
    }

    [Theory, MemberData(nameof(Files))] // 6.3.1 to 6.3.3
    public void Fields_are_printed_and_have_one_appearance(string name)
    {
        var file = OpenFile.Of(name);
        Assert.All(file.Widgets, widget =>
        {
            Assert.Equal("Widget", OpenFile.NameOf(widget, "Subtype"));
            Assert.Equal(4, ((PdfInteger)widget["F"]!).Value & 0b100111); // Print; not Invisible, Hidden or NoView
            Assert.Equal(["N"], file.Dictionary(widget["AP"]).Select(entry => entry.Key));
            Assert.IsType<PdfStream>(file.Resolve(file.Dictionary(widget["AP"])["N"]));
        });
    }

    [Theory, MemberData(nameof(Files))] // 6.4, 6.5
    public void Nothing_acts_by_itself(string name)
    {
        string[] forbidden = ["AA", "A", "OpenAction", "JS", "JavaScript", "XFA", "NeedAppearances", "Requirements"];
        var file = OpenFile.Of(name);

        Assert.All(file.Widgets.Append(file.Catalog).Append(file.Dictionary(file.Catalog["AcroForm"])).Concat(file.Pages), dictionary =>
            Assert.DoesNotContain(dictionary, entry => forbidden.Contains(entry.Key)));
    }

    [Theory, MemberData(nameof(Files))] // 6.1.12
    public void Permissions_are_those_of_a_certifying_signature_without_digests_of_its_own(string name)
    {
        var file = OpenFile.Of(name);
        if (file.Catalog["Perms"] is not { } permissions) return;
        var signature = file.Dictionary(Assert.Single(file.Dictionary(permissions), entry => entry.Key == "DocMDP").Value);

        Assert.Single(file.Dictionary(permissions));
        Assert.All(file.Items(signature["Reference"]).Select(file.Dictionary), reference =>
            Assert.DoesNotContain(reference, entry => entry.Key.StartsWith("Digest", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Files))] // 6.6.2
    public void The_metadata_is_plain_and_describes_what_it_adds(string name)
    {
        var file = OpenFile.Of(name);

        Assert.Null(file.Dictionary(file.Catalog["Metadata"])["Filter"]);
        Assert.Contains("<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>", file.Packet, StringComparison.Ordinal);
        Assert.Contains("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>", file.Packet, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Files))] // 6.6.3
    public void The_information_dictionary_says_what_the_metadata_says(string name)
    {
        var file = OpenFile.Of(name);
        var info = file.Dictionary(file.Trailer["Info"]);

        Assert.Contains($">{((PdfString)info["Title"]!).ToText()}</rdf:li>", file.Packet, StringComparison.Ordinal);
        foreach (var (key, property) in ((string, string)[])[("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate")])
        {
            var digits = Regex.Replace(Regex.Match(file.Packet, $"<{property}>(.*?)<").Groups[1].Value, @"\D", "");
            Assert.Equal($"D:{digits}Z", ((PdfString)info[key]!).ToText());
        }
    }

    [Theory, MemberData(nameof(Files))] // 6.8
    public void The_attachment_is_associated_and_says_what_it_is(string name)
    {
        var file = OpenFile.Of(name);
        var attached = file.Dictionary(Assert.Single(file.Items(file.Catalog["AF"])));

        Assert.Equal("Data", OpenFile.NameOf(attached, "AFRelationship"));
        Assert.Equal("application/json", OpenFile.NameOf(file.Dictionary(file.Dictionary(attached["EF"])["F"]), "Subtype"));
    }

    [Theory, MemberData(nameof(Files))] // 6.1.13
    public void No_limit_of_the_format_is_passed(string name)
    {
        var file = OpenFile.Of(name);
        foreach (var (key, value) in file.Dictionaries.SelectMany(dictionary => dictionary))
        {
            Assert.InRange(key.Length, 1, 127);
            if (value is PdfString text) Assert.InRange(text.Bytes.Length, 0, 32767);
        }
    }

    private static Dictionary<int, double> Widths(OpenFile file, PdfDictionary font)
    {
        var widths = new Dictionary<int, double>();
        var items = file.Items(font["W"]);
        for (var i = 0; i < items.Count; i += 2)
        {
            var first = (int)((PdfInteger)items[i]).Value;
            foreach (var (index, width) in file.Items(items[i + 1]).Index()) widths[first + index] = ((PdfInteger)width).Value;
        }

        return widths;
    }

    private static int Table(byte[] font, string tag)
    {
        var row = 12;
        while (Encoding.ASCII.GetString(font, row, 4) != tag) row += 16;
        return BinaryPrimitives.ReadInt32BigEndian(font.AsSpan(row + 8));
    }
}
