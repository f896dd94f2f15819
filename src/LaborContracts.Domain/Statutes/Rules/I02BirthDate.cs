namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>I02: the worker's birth date, in the identity number or as stated, has passed (GB 11643-1999).</summary>
internal static class I02BirthDate
{
    public static Rule Rule { get; } = new("I02", "GB 11643-1999", Laws.IdentityNumbers, KindSets.All, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.Worker is not { Born: { } birth, IdNumber.BirthDate: var told } || birth <= draft.On) yield break;
        yield return new(
            Severity.Block, told is null ? "worker.birthDate" : "worker.idNumber",
            $"{(told is null ? "填写的" : "身份号码中的")}出生日期 {birth.InChinese()} 尚未到来，请对照身份证件核对。",
            $"The birth date {(told is null ? "stated" : "in the identity number")}, {birth.InEnglish()}, has not come yet; compare it with the identity document.");
    }
}
