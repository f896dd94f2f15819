using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Documents.Contracts;

/// <summary>
/// Made-up contracts that between them print every line of the template, with the words that most contracts of a city
/// share: their characters are what the template's fonts are cut to.
/// </summary>
internal static class Specimen
{
    private const string Common = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz （）().,-/:¥"
        + "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整江苏省常州市区路号室";

    /// <summary>Between them they print every line of the kind's template, in both languages.</summary>
    public static IEnumerable<ContractPaper> Papers(DocumentKind kind)
    {
        var term = Term.Of(new(2026, 1, 1), new(2028, 12, 31));
        var probation = new Probation(Term.Of(new(2026, 1, 1), new(2026, 6, 30)), Money.Of(5200));
        ContractPaper[] papers =
        [
            Paper(term, probation, new(2026, 1, 1), [Common]),
            Paper(term, null, null, []),
            Paper(term, probation, new(2026, 1, 1), []) with { Bilingual = true },
        ];
        return kind.IsAgreement() ? papers : papers.SelectMany(paper => Following(paper, kind));
    }

    private static IEnumerable<ContractPaper> Following(ContractPaper paper, DocumentKind kind)
    {
        var end = new Ending(
            EndingGround.Expiry, new(2028, 12, 31), new(2028, 11, 30), "—", true, new(2028, 11, 30), new(2026, 1, 1),
            new(Money.Of(6500), Money.Of(19500), new(2029, 1, 15)), Handover: "—", Post: "—");
        var endless = new ContractTerm(new(2029, 1, 1), Kind: TermKind.OpenEnded);
        foreach (var (before, after) in ((ContractTerm, ContractTerm)[])[(paper.Terms.Term!, endless), (endless, paper.Terms.Term!)])
        {
            yield return paper with
            {
                Kind = kind,
                Revision = 2,
                Terms = paper.Terms with { Term = after, Amending = new(new(2027, 1, 1), "—"), Ending = end },
                Origin = new(Guid.Empty, "0", 2, paper.Terms with { Term = before, WorkContent = "零" }),
            };
        }
    }

    private static ContractPaper Paper(Term term, Probation? probation, DateOnly? employment, IReadOnlyList<string> others)
    {
        var terms = new ContractTerms(
            new("有限公司", UnifiedSocialCreditCode.Parse("91320411MACY000187"), "江苏省常州市", "—", null),
            new("—", IdentityNumber.Parse("320499199003070012"), "江苏省常州市", MobileNumber.Parse("13800000000")),
            term,
            probation,
            "—",
            new(DistrictCode.Parse("320411"), "江苏省常州市"),
            new(8, 5, "每周休息二日。"),
            new(Money.Of(6500), 15, "银行转账"),
            "按国家和江苏省的规定参加社会保险，缴存住房公积金。",
            "—",
            "—",
            others,
            employment);
        return new(
            terms, new byte[32], DocumentKind.LaborContract, 1, "0", new Uri("https://example.invalid/"), DateTimeOffset.UnixEpoch, Demonstration: true);
    }
}
