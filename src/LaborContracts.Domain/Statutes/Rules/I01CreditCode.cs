namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>I01: the credit code's check character (GB 32100-2015). A warning: some codes in use fail it.</summary>
internal static class I01CreditCode
{
    public static Rule Rule { get; } = new("I01", "GB 32100-2015", Laws.CreditCodes, KindSets.All, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.Employer.CreditCode.CheckCharacterHolds) yield break;
        yield return new(
            Severity.Warn, "employer.creditCode",
            $"统一社会信用代码 {draft.Terms.Employer.CreditCode} 的校验码不符，请对照营业执照核对；确与营业执照一致的可以使用。",
            $"The check character of {draft.Terms.Employer.CreditCode} does not hold; compare it with the business licence. If it is as printed there, it may be used.");
    }
}
