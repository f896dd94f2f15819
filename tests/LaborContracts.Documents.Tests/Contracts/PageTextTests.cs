using LaborContracts.Pdf;
using LaborContracts.Pdf.Text;

namespace LaborContracts.Documents.Tests.Contracts;

/// <summary>What is read of a typeset document's pages, judged by another program that reads text.</summary>
public sealed class PageTextTests
{
    [Fact]
    public void The_text_of_a_contract_is_read_as_another_program_reads_it() => Expect(Papers.Typesetter.Typeset(Papers.Paper).Pdf);

    [Fact]
    public void So_is_that_of_a_paper_with_all_blocks_in_two_languages() => Expect(AllBlocks.Typeset().Pdf);

    private static void Expect(byte[] pdf)
    {
        var pages = PageText.Of(PdfFile.Read(pdf));

        Assert.All(pages, page => Assert.Null(page.Unread));
        var read = string.Concat(pages.SelectMany(page => page.Lines).SelectMany(line => line.Text).Where(c => !char.IsWhiteSpace(c)));
        Assert.Equal(Papers.TextOf(pdf), read);
    }
}
