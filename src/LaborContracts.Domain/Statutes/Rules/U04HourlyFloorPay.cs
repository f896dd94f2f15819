using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>U04: managed platform work earns the hourly minimum wage of the actual place of work (人社厅发〔2023〕50号).</summary>
internal static class U04HourlyFloorPay
{
    public static Rule Rule { get; } = new("U04", "人社厅发〔2023〕50号", Laws.PlatformHoursAndPay, KindSets.PlatformAgreements, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (!draft.Terms.Kind.IsPlatformAgreement() || draft.Terms.PlatformPay is not { } pay) yield break; // C17 says that it is missing
        if (pay.HourlyFloor is { } floor)
        {
            foreach (var remark in HourlyFloor.Below(draft, floor, "platformPay.hourlyFloor", "每小时报酬下限", "The floor for an hour of work")) yield return remark;
        }
        else
        {
            yield return new(
                Severity.Warn, "platformPay.hourlyFloor",
                "请约定每小时报酬的下限：提供正常劳动的，报酬不低于实际工作地的小时最低工资标准。",
                "Agree the least that an hour of work earns: no less than the hourly minimum wage of the actual place of work.");
        }

        if (draft.Terms.Workplace is null) // which the terms of an agreement may leave out
        {
            yield return new(
                Severity.Inform, "workplace",
                "没有写明实际工作地所在的区，无法核对小时最低工资；请补充。",
                "Without the district of the actual place of work the hourly minimum wage cannot be checked; add it.");
        }
    }
}
