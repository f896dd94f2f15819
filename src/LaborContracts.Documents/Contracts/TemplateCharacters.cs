using System.Text;
using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Layout;
using LaborContracts.Documents.Text;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Documents.Contracts;

/// <summary>
/// What every document of a template uses: the characters of its words, of the tables and running matter that the program
/// draws around them, and of what most contracts of a city share. The template's fonts are cut to them.
/// </summary>
internal static class TemplateCharacters
{
    private const string Common = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz （）().,-/:¥—·"
        + "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整年月日个江苏省常州市区路号室有限公司按国家和的规定参加社会保险缴存住房公积金每周休息二银行转账人民币";

    private const string Numbers = "条款变更前后（无）第一二三四五六七八九十条、　（）";
    private const string Running = "编号扫码查询登记状态第页共演示文件，不具有法律效力　0123456789CZ";
    private static readonly int[] Narrowings = [250, 500]; // what marks give up inside lines and beside other marks

    /// <summary>Parts that few contracts have: who agrees one of them gets its characters in a small cut of the contract's own.</summary>
    private static readonly HashSet<string> Rare =
    [
        "confidentiality", "nonCompete", "training", "specialBenefit", "penalties", "construction", "seniority", "retirement",
        "earlierContracts", "fixedTermRequest",
    ];

    public static IEnumerable<Sort> Of(ContractTemplate template, DocumentKind kind)
    {
        var song = new HashSet<Rune>();
        var hei = new HashSet<Rune>();
        Add(song, Common + Running);
        Add(hei, Numbers + Running);
        foreach (var line in template.Lines.SelectMany(line => line.Rows.Prepend(line)).Where(line => !IsRare(line, kind)))
        {
            Add(song, line.Text.Text);
            Add(song, line.English?.Text ?? "");
            if (line.IsProminent || line.Part is not (TemplatePart.Article or TemplatePart.Paragraph or TemplatePart.Choice))
                Add(hei, line.Text.Text);
        }

        foreach (var cell in Tables())
        {
            Add(cell.Kind == CellKind.Value ? song : hei, cell.Text);
            Add(song, cell.English ?? "");
        }

        Add(song, "☑☐");
        return song.SelectMany(rune => Sorts(Face.Song, rune)).Concat(hei.SelectMany(rune => Sorts(Face.Hei, rune)));
    }

    private static bool IsRare(TemplateLine line, DocumentKind kind) => line.Conditions
        .Where(condition => condition.WhenHolds)
        .Select(condition => condition.Name.Split('.', '[')[0])
        .Any(part => Rare.Contains(part) && !IsSubject(part, kind));

    /// <summary>What is rare elsewhere is what these two are about.</summary>
    private static bool IsSubject(string part, DocumentKind kind) => kind switch
    {
        DocumentKind.NonCompeteAgreement => part is "confidentiality" or "nonCompete",
        DocumentKind.TrainingAgreement => part == "training",
        _ => false,
    };

    /// <summary>The words of the tables that the program draws itself.</summary>
    private static IEnumerable<Cell> Tables()
    {
        var terms = new ContractTerms(
            new("—", UnifiedSocialCreditCode.Parse("91320411MACY000187"), "—", "—", null),
            new("—", IdentityNumber.Parse("320499199003070012"), "—", MobileNumber.Parse("13800000000")),
            Remuneration: new(Money.Of(0)),
            Probation: new(Term.Of(new(2026, 1, 1), new(2026, 6, 30)), Money.Of(0)));
        var paper = new ContractPaper(
            terms, new byte[32], DocumentKind.LaborContract, 1, "0", new Uri("https://example.invalid/"), DateTimeOffset.UnixEpoch,
            Demonstration: true, Bilingual: true);
        var threeParties = paper with { Terms = terms with { Kind = DocumentKind.PlatformAgreementThreeParty, Partner = terms.Employer } };
        return ContractTables.Parties(paper).Concat(ContractTables.Parties(threeParties)).Concat(ContractTables.Pay(paper)).Concat(ContractTables.Pay(
            paper with { Terms = terms with { Probation = null } })).SelectMany(row => row);
    }

    private static IEnumerable<Sort> Sorts(Face face, Rune rune)
    {
        yield return new(face, rune.Value);
        if (LineRules.KindOf(rune) != CharacterKind.Closing || rune.Value < 0x2E80) yield break;
        foreach (var narrowing in Narrowings) yield return new(face, rune.Value, narrowing);
    }

    private static void Add(HashSet<Rune> runes, string text)
    {
        foreach (var rune in text.EnumerateRunes().Where(rune => rune.Value >= ' ')) runes.Add(rune);
    }
}
