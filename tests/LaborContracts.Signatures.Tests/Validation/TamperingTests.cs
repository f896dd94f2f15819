using CsCheck;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;
using Xunit;

namespace LaborContracts.Signatures.Tests.Validation;

/// <summary>Somebody without a key changes a signed file.</summary>
public sealed class TamperingTests(SigningRoom room)
{
    [Fact]
    public void No_changed_byte_that_is_covered_lets_the_signature_pass()
    {
        var pdf = room.SignedTwice;
        var gaps = new[] { Extracted.Gap(pdf, 0), Extracted.Gap(pdf, 1) };

        Gen.Select(Gen.Int[0, pdf.Length - 1], Gen.Byte[1, 255]).Sample(
            (offset, mask) =>
            {
                if (Array.Exists(gaps, g => offset >= g.Start && offset < g.Start + g.Length)) return true;
                var changed = (byte[])pdf.Clone();
                changed[offset] ^= mask;
                var reports = ReadOrNull(changed);
                return reports is null || reports.Count < 2 || reports.All(r => r.Indication != Indication.TotalPassed)
                    || (offset >= room.SignedOnce.Length && reports.Count(
                        r => r.Indication == Indication.TotalPassed) == 1
                        && reports[0] is { Field: "worker", Indication: Indication.TotalPassed });
            },
            iter: 1500);
    }

    [Fact]
    public void No_change_inside_a_signature_value_makes_the_validation_fail_otherwise_than_by_a_report()
    {
        var pdf = room.SignedOnce;
        var (start, length) = Extracted.Gap(pdf, 0);

        Gen.Select(Gen.Int[1, 3000], Gen.Int[0, 15]).Sample(
            (offset, digit) =>
            {
                var changed = (byte[])pdf.Clone();
                changed[start + offset] = (byte)"0123456789ABCDEF"[digit];
                Assert.Single(room.Validate(changed));
            },
            iter: 1500);
        Assert.True(length > 3000);
    }

    [Fact]
    public void No_removed_or_doubled_bytes_let_both_signatures_pass()
    {
        var pdf = room.SignedTwice;

        Gen.Select(Gen.Int[0, pdf.Length - 1], Gen.Int[1, 40], Gen.Bool).Sample(
            (offset, count, doubles) =>
            {
                var end = Math.Min(pdf.Length, offset + count);
                byte[] changed = doubles ? [.. pdf[..end], .. pdf[offset..]] : [.. pdf[..offset], .. pdf[end..]];
                var reports = ReadOrNull(changed);
                return reports is null || reports.Count(r => r.Indication == Indication.TotalPassed) < 2;
            },
            iter: 1000);
    }

    [Fact]
    public void A_page_that_an_update_changes_fails_every_signature_before_it()
    {
        var changed = Forgery.Update(room.SignedTwice, (file, increment) =>
        {
            var pages = (PdfDictionary)file.Resolve(file.Catalog["Pages"]);
            var page = (PdfReference)((PdfArray)pages["Kids"]!).Items[0];
            var other = ((PdfDictionary)file.Resolve(page)).Copy();
            other["Contents"] = increment.Add(new PdfStream(new PdfDictionary(), "BT ET"u8.ToArray()));
            increment.Replace(page, other);
        });

        AssertAllModified(changed);
    }

    [Fact]
    public void Fields_whose_signatures_an_update_swaps_fail() => AssertAllModified(
        Forgery.Update(room.SignedTwice, (file, increment) =>
    {
        var fields = SignatureField.Of(file);
        foreach (var (field, other) in fields.Zip(fields.Reverse()))
        {
            var widget = field.Dictionary.Copy();
            widget["V"] = other.Value!;
            increment.Replace(field.Reference!, widget);
        }
    }));

    [Fact]
    public void A_catalog_that_an_update_changes_fails_every_signature_before_it() => AssertAllModified(
        Forgery.Update(room.SignedTwice, (file, increment) =>
    {
        var catalog = file.Catalog.Copy();
        catalog["Lang"] = PdfString.Text("zh");
        increment.Replace((PdfReference)file.Trailer["Root"]!, catalog);
    }));

    [Fact]
    public void An_update_that_signs_nothing_fails_even_if_nothing_refers_to_what_it_adds() =>
        AssertAllModified(Forgery.Update(room.SignedTwice, (_, increment) => increment.Add(new PdfDictionary())));

    [Theory, InlineData("\n"), InlineData("% note\n"), InlineData("99 0 obj\n<<>>\nendobj\n")]
    public void Bytes_after_the_end_fail_every_signature(string appended)
    {
        var reports = ReadOrNull([.. room.SignedTwice, .. System.Text.Encoding.ASCII.GetBytes(appended)]);

        Assert.True(reports is null || reports.All(r => r.Indication == Indication.TotalFailed));
    }

    [Fact]
    public void A_signature_that_moves_more_than_its_own_field_fails_the_one_before()
    {
        var signed = Forgery.Update(room.SignedOnce, (file, increment) =>
        {
            var field = SignatureField.Of(file).Single(f => f.Name == "employer");
            var widget = field.Dictionary.Copy();
            widget["V"] = increment.Add(new PdfDictionary { ["Type"] = new PdfName("Sig") });
            widget["Rect"] = new PdfArray(0, 0, 595, 842);
            increment.Replace(field.Reference!, widget);
        });

        AssertModified(room.Validate(signed).Single(r => r.Field == "worker"));
    }

    [Fact]
    public async Task An_update_that_defines_what_the_signed_page_already_refers_to_fails_the_signature()
    {
        using var seal = room.Authority.SealFor(SigningRoom.EmployerName, SigningRoom.CreditCode);
        var next = new PdfIncrement(PdfFile.Read(room.SignedOnce)).Reserve().Number;
        using var worker = room.Worker();
        var once = await room.SignAsync(TwoFieldPdf.Make(danglingReference: next), "worker", worker);
        Assert.Equal(Indication.TotalPassed, room.Validate(once).Single().Indication);

        var twice = await room.SignAsync(once, "employer", seal);

        AssertModified(room.Validate(twice)[0]);
    }

    [Fact]
    public void An_object_without_a_cross_reference_in_a_later_update_fails_the_signature_before()
    {
        var pdf = room.SignedTwice;
        var end = pdf.AsSpan().LastIndexOf("startxref"u8);

        var reports = ReadOrNull([.. pdf[..end], .. "99 0 obj\n<<>>\nendobj\n"u8, .. pdf[end..]]);

        Assert.True(reports is null || reports.All(r => r.Indication == Indication.TotalFailed));
    }

    private void AssertAllModified(byte[] pdf)
    {
        var reports = room.Validate(pdf);
        Assert.Equal(2, reports.Count);
        Assert.All(reports, AssertModified);
    }

    private static void AssertModified(SignatureReport report)
    {
        Assert.Equal(
            (Indication.TotalFailed, ModificationLevel.Forbidden), (report.Indication, report.ModificationsAfter));
        Assert.Contains(
            report.SubIndication,
            new SubIndication?[] { SubIndication.ModifiedAfterSigning, SubIndication.FormatFailure });
    }

    private IReadOnlyList<SignatureReport>? ReadOrNull(byte[] pdf)
    {
        try
        {
            return room.Validate(pdf);
        }
        catch (PdfFormatException)
        {
            return null; // no readable PDF any more: no report, and none is no pass
        }
    }
}
