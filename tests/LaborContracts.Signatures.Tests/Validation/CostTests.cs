using LaborContracts.Pdf;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;
using Xunit;

namespace LaborContracts.Signatures.Tests.Validation;

/// <summary>What a file may cost that somebody signed many times over, with whatever key.</summary>
public sealed class CostTests(SigningRoom room)
{
    private static readonly TimeSpan FarTooLong = TimeSpan.FromSeconds(20); // it takes about one

    [Fact]
    public async Task Many_signatures_over_many_objects_are_not_looked_through_once_for_each_pair()
    {
        var pdf = await SignedAsync(signatures: 32, objects: 150_000);

        var reports = await Task.Run(() => room.Validate(pdf)).WaitAsync(FarTooLong, TestContext.Current.CancellationToken);

        Assert.Equal(32, reports.Count);
        Assert.All(reports, r => Assert.Equal(Indication.TotalPassed, r.Indication));
    }

    [Fact]
    public async Task More_signatures_than_anybody_needs_are_beyond_the_limits()
    {
        var pdf = await SignedAsync(signatures: 33, objects: 0);

        Assert.Equal(PdfFault.BeyondLimits, Assert.Throws<PdfFormatException>(() => room.Validate(pdf)).Fault);
    }

    [Fact]
    public void A_form_of_more_fields_than_anybody_fills_in_is_beyond_the_limits()
    {
        var pdf = WithEmptyFields(fields: 20_001, objects: 0);

        Assert.Equal(PdfFault.BeyondLimits, Assert.Throws<PdfFormatException>(() => room.Validate(pdf)).Fault);
    }

    [Fact]
    public async Task A_store_that_is_rewritten_many_times_is_not_looked_for_each_time_in_the_whole_file()
    {
        var pdf = await SignedAsync(signatures: 1, objects: 150_000);
        var store = 0;
        pdf = Forgery.Update(pdf, (file, increment) =>
        {
            var reference = increment.Add(new PdfDictionary());
            store = reference.Number;
            var catalog = file.Catalog.Copy();
            catalog["DSS"] = reference;
            increment.Replace((PdfReference)file.Trailer["Root"]!, catalog);
        });
        for (var i = 0; i < 120; i++)
        {
            var year = i;
            pdf = Forgery.Update(pdf, (_, increment) => increment.Replace(
                new PdfReference(store), new PdfDictionary { ["VRI"] = new PdfDictionary { [$"A{year}"] = new PdfDictionary() } }));
        }

        var report = (await Task.Run(() => room.Validate(pdf)).WaitAsync(FarTooLong, TestContext.Current.CancellationToken)).Single();

        Assert.Equal(
            (Indication.TotalPassed, ModificationLevel.ValidationData), (report.Indication, report.ModificationsAfter));
    }

    private async Task<byte[]> SignedAsync(int signatures, int objects)
    {
        using var who = room.Worker();
        var pdf = WithEmptyFields(signatures, objects);
        for (var i = 0; i < signatures; i++) pdf = await room.SignAsync(pdf, $"field {i}", who);
        return pdf;
    }

    private static byte[] WithEmptyFields(int fields, int objects)
    {
        var pdf = new PdfWriter();
        var (catalog, pages) = (pdf.Reserve(), pdf.Reserve());
        pdf.Set(pages, new PdfDictionary { ["Type"] = new PdfName("Pages"), ["Kids"] = new PdfArray(), ["Count"] = 0 });
        pdf.Set(catalog, new PdfDictionary
        {
            ["Type"] = new PdfName("Catalog"),
            ["Pages"] = pages,
            ["AcroForm"] = new PdfDictionary { ["Fields"] = new PdfArray([.. Enumerable.Range(0, fields).Select(i => pdf.Add(Field(i)))]) },
            ["PieceInfo"] = new PdfArray([.. Enumerable.Range(0, objects).Select(_ => pdf.Add(new PdfArray(0)))]),
        });
        return pdf.Write(catalog, null, "0123456789abcdef"u8);
    }

    private static PdfDictionary Field(int index) => new()
    {
        ["Type"] = new PdfName("Annot"),
        ["Subtype"] = new PdfName("Widget"),
        ["FT"] = new PdfName("Sig"),
        ["T"] = PdfString.Text($"field {index}"),
        ["Rect"] = new PdfArray(0, 0, 0, 0),
        ["F"] = 132,
    };
}
