using System.Xml.Linq;
using LaborContracts.Signatures.Tests.Rig;

namespace LaborContracts.Documents.Tests.Archive;

/// <summary>What PDFBox's preflight says of the older twins of our files, asked once about all of them.</summary>
public sealed class PreflightTests(PreflightTests.Verdicts verdicts) : IClassFixture<PreflightTests.Verdicts>
{
    [Theory, MemberData(nameof(ArchivedFiles.Names), MemberType = typeof(ArchivedFiles))]
    public void A_validator_of_others_finds_the_older_twin_valid(string name)
    {
        var verdict = verdicts.Of(name);

        Assert.True((bool)verdict.Element("isValid")!, verdict.ToString());
    }

    public sealed class Verdicts : IDisposable
    {
        private static readonly string ClassPath = string.Join(
            ':', ((string[])["preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api"])
                .Select(name => $"/usr/share/java/{name}.jar"));

        private readonly TemporaryFolder _folder = new();
        private readonly XElement _said;

        public Verdicts()
        {
            var twins = ArchivedFiles.All.Select(name => _folder.Write($"{name}.pdf", OlderTwin.Of(ArchivedFiles.Get(name))));
            var list = _folder.Write("list", System.Text.Encoding.UTF8.GetBytes(string.Join('\n', twins)));
            ForeignTool.Judge("java", "-cp", ClassPath, "org.apache.pdfbox.preflight.Validator_A1b", "xml", "group", list);
            _said = XElement.Load($"{list}.preflight.xml");
        }

        public XElement Of(string name) => _said.Elements("preflight").Single(one => (string?)one.Attribute("name") == $"{name}.pdf");

        public void Dispose() => _folder.Dispose();
    }
}
