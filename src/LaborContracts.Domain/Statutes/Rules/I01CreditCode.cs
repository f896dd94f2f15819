using LaborContracts.Domain.Parties;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>I01: the credit codes' check character (GB 32100-2015). A warning: some codes in use fail it.</summary>
internal static class I01CreditCode
{
    public static Rule Rule { get; } = new("I01", "GB 32100-2015", Laws.CreditCodes, KindSets.All, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        (string Field, UnifiedSocialCreditCode? Code)[] codes =
        [
            ("employer.creditCode", draft.Terms.Employer.CreditCode),
            ("partner.creditCode", draft.Terms.Partner?.CreditCode),
            ("dispatch.user.creditCode", draft.Terms.Dispatch?.User.CreditCode),
        ];
        return codes.Where(pair => pair.Code?.CheckCharacterHolds == false).Select(pair => new Remark(
            Severity.Warn, pair.Field,
            $"统一社会信用代码 {pair.Code} 的校验码不符，请对照营业执照核对；确与营业执照一致的可以使用。",
            $"The check character of {pair.Code} does not hold; compare it with the business licence. If it is as printed there, it may be used."));
    }
}
