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
    public const string Kind = "fixed-term";
    private const string Common = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz （）().,-/:¥"
        + "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整江苏省常州市区路号室";

    public static IEnumerable<ContractPaper> Papers()
    {
        var term = Term.Of(new(2026, 1, 1), new(2028, 12, 31));
        var probation = new Probation(Term.Of(new(2026, 1, 1), new(2026, 6, 30)), Money.Of(5200));
        yield return Paper(term, probation, new(2026, 1, 1), [Common]);
        yield return Paper(term, null, null, []);
        yield return Paper(term, probation, new(2026, 1, 1), []) with { Bilingual = true };
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
