using Xunit;

namespace LaborContracts.Pdf.Tests;

/// <summary>Files that other programs made are read whole, and can be added to.</summary>
public sealed class ForeignFilesTests
{
    [Theory]
    [InlineData("--object-streams=disable")]
    [InlineData("--object-streams=generate")]
    [InlineData("--linearize", "--object-streams=disable")]
    [InlineData("--linearize", "--object-streams=generate")]
    [InlineData("--qdf")]
    public void Of_qpdf(params string[] options) =>
        IsReadAndUpdated(Programs.Rewrite(SmallFiles.OnePage(), "qpdf", options));

    [Theory, InlineData("clean"), InlineData("clean", "-d"), InlineData("clean", "-gggg", "-z")]
    public void Of_mutool(params string[] options) =>
        IsReadAndUpdated(Programs.Rewrite(SmallFiles.OnePage(), "mutool", options));

    [Fact]
    public void Of_Chromium() =>
        IsReadAndUpdated(Programs.Print("<h1>劳动合同</h1>"));

    [Fact]
    public void An_encrypted_one_is_refused_as_encrypted()
    {
        var bytes = Programs.Rewrite(SmallFiles.OnePage(), "qpdf", "--encrypt", "", "owner", "256", "--");

        Assert.Equal(PdfFault.Encrypted, Assert.Throws<PdfFormatException>(() => PdfFile.Read(bytes)).Fault);
    }

    private static void IsReadAndUpdated(byte[] bytes)
    {
        var file = PdfFile.Read(bytes);

        Assert.Equal(1, file.PageCount);
        Assert.Equal(0, Assert.Single(file.Revisions).UnaccountedBytes);
        var references = Enumerable.Range(1, 1000).Select(file.ReferenceOf).OfType<PdfReference>().ToList();
        Assert.All(references.Select(file.Resolve).OfType<PdfStream>(), stream => Assert.NotNull(file.Decode(stream)));

        var updated = SmallFiles.WithUpdate(bytes, "二");

        Assert.Equal((0, ""), Programs.Judge(updated, "qpdf", "--check"));
        var read = PdfFile.Read(updated);
        Assert.Equal([bytes.Length, updated.Length], read.Revisions.Select(r => r.Length));
        Assert.Equal(0, read.Revisions[1].UnaccountedBytes);
        var before = read.AsOf(read.Revisions[0]);
        Assert.All(references, reference => Assert.True(before.Resolve(reference).SameAs(file.Resolve(reference))));
    }
}
