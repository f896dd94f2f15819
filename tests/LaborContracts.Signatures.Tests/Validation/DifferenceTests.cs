using System.Text;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;
using Xunit;

namespace LaborContracts.Signatures.Tests.Validation;

/// <summary>What an update may do after a signature, rule by rule, and in which words what it may not is named.</summary>
public sealed class DifferenceTests(SigningRoom room)
{
    private static readonly PdfName Text = new("Tx");

    [Fact]
    public void A_new_signature_field_that_shows_nothing_is_a_further_signature()
    {
        var (level, why) = After(room.SignedOnce, (file, increment) => AddField(file, increment, NewField(increment)));

        Assert.Equal((ModificationLevel.Signatures, null), (level, why));
    }

    [Fact]
    public void A_new_signature_field_with_a_box_could_cover_the_text()
    {
        var (level, why) = After(room.SignedOnce, (file, increment) =>
        {
            var field = NewField(increment);
            field["Subtype"] = new PdfName("Widget");
            field["Rect"] = new PdfArray(0, 0, 595, 842);
            field["F"] = 4; // printed
            AddField(file, increment, field);
        });

        Assert.Equal(ModificationLevel.Forbidden, level);
        Assert.Contains("visible field further", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AA")]
    [InlineData("A")]
    [InlineData("Kids")]
    public void A_new_signature_field_brings_no_actions_and_no_further_fields(string key)
    {
        var (level, why) = After(room.SignedOnce, (file, increment) =>
        {
            var field = NewField(increment);
            field[key] = new PdfDictionary();
            AddField(file, increment, field);
        });

        Assert.Equal(ModificationLevel.Forbidden, level);
        Assert.Contains($"/{key}", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, ModificationLevel.Signatures)]
    [InlineData(400, ModificationLevel.Forbidden)]
    public void A_new_signature_field_with_an_empty_box_has_no_border_that_shows(int width, ModificationLevel expected)
    {
        var (level, _) = After(room.SignedOnce, (file, increment) =>
        {
            var field = NewField(increment);
            field["Subtype"] = new PdfName("Widget");
            field["Rect"] = new PdfArray(200, 200, 200, 200);
            field["Border"] = new PdfArray(0, 0, width);
            AddField(file, increment, field);
        });

        Assert.Equal(expected, level);
    }

    [Theory]
    [InlineData(0, ModificationLevel.Signatures)]
    [InlineData(500, ModificationLevel.Forbidden)]
    public void Who_signs_a_field_may_take_its_area_away_but_not_move_it(int size, ModificationLevel expected)
    {
        var (level, _) = After(room.SignedOnce, (file, increment) =>
        {
            var employer = SignatureField.Of(file).Single(f => f.Name == "employer");
            var signed = employer.Dictionary.Copy();
            signed["V"] = NewField(increment)["V"]!;
            signed["M"] = PdfString.Text("D:20261124100000Z");
            signed["Rect"] = new PdfArray(0, 0, size, size);
            increment.Replace(employer.Reference!, signed);
        });

        Assert.Equal(expected, level);
    }

    [Theory]
    [InlineData("F2", true, ModificationLevel.Signatures)]
    [InlineData("F1", true, ModificationLevel.Forbidden)] // the note's text would be shown in another font
    [InlineData("F2", false, ModificationLevel.Forbidden)] // one that was there is gone
    public async Task The_forms_resources_may_only_grow_and_by_no_name_that_a_field_speaks_of(
        string added, bool keepsOld, ModificationLevel expected)
    {
        var font = new PdfDictionary { ["Type"] = new PdfName("Font"), ["Subtype"] = new PdfName("Type1") };
        var withNote = Forgery.Update(TwoFieldPdf.Make(), (file, increment) => AddField(
            file, increment,
            new PdfDictionary { ["FT"] = Text, ["T"] = PdfString.Text("note"), ["DA"] = PdfString.Text("/F1 12 Tf 0 g") },
            new PdfDictionary { ["F0"] = font }));
        using var who = room.Worker();

        var (level, _) = After(await room.SignAsync(withNote, "worker", who), (file, increment) =>
        {
            var fonts = new PdfDictionary { [added] = font };
            if (keepsOld) fonts["F0"] = font;
            AddField(file, increment, NewField(increment), fonts);
        });

        Assert.Equal(expected, level);
    }

    [Fact]
    public void A_new_field_that_is_not_signed_is_refused()
    {
        var (level, why) = After(room.SignedOnce, (file, increment) =>
            AddField(file, increment, new PdfDictionary { ["FT"] = Text, ["T"] = PdfString.Text("wage") }));

        Assert.Equal((ModificationLevel.Forbidden, "An update adds a form field that bears no signature."), (level, why));
    }

    [Fact]
    public async Task An_open_form_field_may_be_filled_in()
    {
        var (level, why) = await FilledAsync(readOnly: false, lockIt: null);

        Assert.Equal((ModificationLevel.FormFields, null), (level, why));
    }

    [Theory]
    [InlineData(true, null, "read-only")]
    [InlineData(false, "All", "locks")]
    [InlineData(false, "Include", "locks")]
    public async Task A_form_field_that_was_closed_may_not(bool readOnly, string? lockIt, string word)
    {
        var (level, why) = await FilledAsync(readOnly, lockIt);

        Assert.Equal(ModificationLevel.Forbidden, level);
        Assert.Contains(word, why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_leaves_a_field_out_leaves_it_open()
    {
        var (level, why) = await FilledAsync(readOnly: false, lockIt: "Exclude");

        Assert.Equal((ModificationLevel.FormFields, null), (level, why));
    }

    [Fact]
    public void What_is_changed_is_named_with_its_page_and_place()
    {
        var (_, why) = After(room.SignedOnce, (file, increment) =>
        {
            var page = (PdfDictionary)file.Resolve(((PdfArray)((PdfDictionary)file.Resolve(file.Catalog["Pages"]))["Kids"]!).Items[0]);
            increment.Replace((PdfReference)page["Contents"]!, new PdfStream(new PdfDictionary(), "BT ET"u8.ToArray()));
            AddField(file, increment, NewField(increment)); // beside something that is permitted
        });

        Assert.Matches(@"^An update changes object \d+ \(page 1 /Contents\)\.$", why);
    }

    [Fact]
    public void Metadata_may_be_written_beside_a_signature_and_is_said()
    {
        var signed = Forgery.Update(room.SignedOnce, (file, increment) =>
        {
            AddField(file, increment, NewField(increment));
            var catalog = file.Catalog.Copy();
            catalog["Metadata"] = increment.Add(new PdfStream(
                new PdfDictionary { ["Type"] = new PdfName("Metadata"), ["Subtype"] = new PdfName("XML") }, "<x/>"u8.ToArray()));
            increment.Replace((PdfReference)file.Trailer["Root"]!, catalog);
        });

        var worker = room.Validate(signed).Single(r => r.Field == "worker");

        Assert.Equal((Indication.TotalPassed, ModificationLevel.Signatures), (worker.Indication, worker.ModificationsAfter));
        Assert.Contains("file.metadata-changed", worker.Warnings.Select(w => w.Code));
    }

    [Fact]
    public void Metadata_alone_is_refused()
    {
        var (level, _) = After(room.SignedOnce, (file, increment) =>
        {
            var catalog = file.Catalog.Copy();
            catalog["Metadata"] = increment.Add(new PdfStream(
                new PdfDictionary { ["Type"] = new PdfName("Metadata") }, "<x/>"u8.ToArray()));
            increment.Replace((PdfReference)file.Trailer["Root"]!, catalog);
        });

        Assert.Equal(ModificationLevel.Forbidden, level);
    }

    private (ModificationLevel Level, string? Why) After(byte[] signed, Action<PdfFile, PdfIncrement> change)
    {
        var report = room.Validate(Forgery.Update(signed, change)).Single(r => r.Field == "worker");
        return (report.ModificationsAfter, report.Reason?.Message);
    }

    private async Task<(ModificationLevel Level, string? Why)> FilledAsync(bool readOnly, string? lockIt)
    {
        var withField = Forgery.Update(TwoFieldPdf.Make(), (file, increment) =>
        {
            AddField(file, increment, new PdfDictionary
            {
                ["FT"] = Text, ["T"] = PdfString.Text("note"), ["Ff"] = readOnly ? 1 : 0,
            });
            if (lockIt is null) return;
            var worker = SignatureField.Of(file).Single(f => f.Name == "worker");
            var widget = worker.Dictionary.Copy();
            widget["Lock"] = new PdfDictionary
            {
                ["Action"] = new PdfName(lockIt),
                ["Fields"] = new PdfArray(PdfString.Text("note")),
            };
            increment.Replace(worker.Reference!, widget);
        });
        using var who = room.Worker();
        var signed = await room.SignAsync(withField, "worker", who);
        return After(signed, (file, increment) =>
        {
            var note = FormField.Of(file).Single(f => f.Name == "note");
            var filled = note.Dictionary.Copy();
            filled["V"] = PdfString.Text("filled in");
            increment.Replace(note.Reference!, filled);
        });
    }

    private static void AddField(PdfFile file, PdfIncrement increment, PdfDictionary field, PdfDictionary? fonts = null)
    {
        var form = ((PdfDictionary)file.Resolve(file.Catalog["AcroForm"])).Copy();
        form["Fields"] = new PdfArray([.. ((PdfArray)file.Resolve(form["Fields"])).Items, increment.Add(field)]);
        if (fonts is not null) form["DR"] = new PdfDictionary { ["Font"] = fonts };
        increment.Replace((PdfReference)file.Catalog["AcroForm"]!, form);
    }

    private static PdfDictionary NewField(PdfIncrement increment) => new()
    {
        ["FT"] = new PdfName("Sig"),
        ["T"] = PdfString.Text("further"),
        ["V"] = increment.Add(new PdfDictionary
        {
            ["Type"] = new PdfName("Sig"), ["Contents"] = new PdfString(Encoding.ASCII.GetBytes("x")),
        }),
    };
}
