namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>I02: the birth date inside the identity number has passed (GB 11643-1999).</summary>
internal static class I02BirthDate
{
    public static Rule Rule { get; } = new("I02", "GB 11643-1999", Laws.IdentityNumbers, KindSets.All, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.Worker.IdNumber.BirthDate is not { } birth || birth <= draft.On) yield break;
        yield return new(
            Severity.Block, "worker.idNumber",
            $"身份号码中的出生日期 {birth.InChinese()} 尚未到来，请对照居民身份证核对。",
            $"The birth date in the identity number, {birth.InEnglish()}, has not come yet; compare it with the identity card.");
    }
}
