using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>U06: work on statutory holidays earns more than normal (人社厅发〔2023〕50号).</summary>
internal static class U06HolidayPay
{
    public static Rule Rule { get; } = new("U06", "人社厅发〔2023〕50号", Laws.PlatformHoursAndPay, KindSets.PlatformAgreements, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (!draft.Terms.Kind.IsPlatformAgreement() || draft.Terms.PlatformPay is not { } pay) yield break; // C17 says that it is missing
        if (!string.IsNullOrWhiteSpace(pay.HolidayPay)) yield break;
        yield return new(
            Severity.Warn, "platformPay.holidayPay",
            "请约定法定节假日的报酬：劳动者在法定节假日工作的，应当支付高于正常工作时间的合理报酬。",
            "Agree pay for statutory holidays: work on them earns reasonably more than normal work.");
    }
}
