namespace LaborContracts.Documents.Tests.Archive;

/// <summary>What PDFBox's preflight says of the older twins of our files.</summary>
public sealed class PreflightTests
{
    private static readonly string ClassPath = string.Join(
        ':', ((string[])["preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api"])
            .Select(name => $"/usr/share/java/{name}.jar"));

    [Theory, MemberData(nameof(ArchivedFiles.Names), MemberType = typeof(ArchivedFiles))]
    public void A_validator_of_others_finds_the_older_twin_valid(string name)
    {
        using var twin = new TemporaryFile(OlderTwin.Of(ArchivedFiles.Get(name)));

        var verdict = ForeignTool.Judge("java", "-cp", ClassPath, "org.apache.pdfbox.preflight.Validator_A1b", twin.Path);

        Assert.Contains("is a valid PDF/A-1b file", verdict, StringComparison.Ordinal);
    }
}
