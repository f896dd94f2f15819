using LaborContracts.Domain.Kinds;

namespace LaborContracts.Api.Pages.Desk.Drafting;

/// <summary>
/// What a new form holds already: usual and lawful arrangements, in the words of the contract and therefore in Chinese. Facts
/// that only the employer knows, such as hazards of the work, are left to be filled in.
/// </summary>
internal static class FormDefaults
{
    private const string Transfer = "银行转账至劳动者本人的账户";

    private static readonly (string, string)[] Hours =
    [
        ("workingHours.hoursPerDay", "8"),
        ("workingHours.daysPerWeek", "5"),
        ("workingHours.restAndLeave", "每周休息两日；法定节假日、带薪年休假、婚假、产假、护理假、丧假等按国家和江苏省规定执行。"),
    ];

    private static readonly (string, string)[] Pay = [("remuneration.payDay", "10"), ("remuneration.payMethod", Transfer)];

    private static readonly (string, string)[] Protection =
        [("laborProtection", "用人单位提供符合国家规定的劳动安全卫生条件和必要的劳动防护用品，上岗前进行安全培训。")];

    private static readonly (string, string)[] Employment =
    [
        .. Hours, .. Pay, .. Protection,
        (
            "socialInsurance",
            "双方依法参加基本养老、基本医疗、失业、工伤和生育保险，用人单位自用工之日起三十日内为劳动者办理社会保险登记，个人应缴部分由用人单位代扣代缴；住房公积金按规定缴存。"),
    ];

    private static readonly (string, string)[] Platform =
    [
        ("platform.mayRefuse", "true"),
        ("platform.ordering", "系统按照位置和顺路程度推送任务，劳动者可以接受或者拒绝；未接受的任务改推他人。"),
        ("platformWork.longestContinuousHours", "4"),
        ("platformWork.longestDailyHours", "8"),
        ("platformWork.rest", "连续接单满 4 小时，系统提示休息并停止派单 20 分钟；当日累计满 8 小时，系统当日不再派单。"),
        ("platformPay.settlementDays", "7"),
        ("platformPay.account", Transfer),
        ("platformRules.noticeDays", "7"),
        ("platformRules.humanReview", "true"),
        ("injuryProtection.scheme", "企业按照国家和江苏省的规定为劳动者办理职业伤害保障并缴费，费用全部由企业承担。"),
        ("laborProtection", "企业免费提供必要的安全防护装备，首次接单前组织安全培训；恶劣天气时延长时限、缩小范围或者停止派单。"),
        ("personalInformation", "企业只在劳动者上线期间收集位置信息，用于推送任务、结算报酬和安全保障；协议结束后除法律规定应当保存的以外予以删除。"),
    ];

    public static FilledTerms Of(DocumentKind kind, DateOnly today) => FilledTerms.Of(kind switch
    {
        DocumentKind.LaborContract => [.. Span(today, 3), .. Employment],
        DocumentKind.DispatchContract => [.. Span(today, 3), .. Span(today, 3, "dispatch.period"), .. Employment],
        DocumentKind.PlatformLaborContract =>
            [.. Span(today, 3), .. Employment, .. Platform.Where(text => text.Item1.StartsWith("platform.", StringComparison.Ordinal))],
        DocumentKind.PartTimeAgreement =>
        [
            .. Span(today, 1), .. Protection,
            ("workingHours.hoursPerDay", "4"), ("workingHours.daysPerWeek", "5"), ("workingHours.restAndLeave", "每周休息两日。"),
            ("remuneration.form", "hourly"), ("remuneration.settlementDays", "15"), ("remuneration.payMethod", Transfer),
            ("socialInsurance", "用人单位为劳动者参加工伤保险；劳动者可以以灵活就业人员身份参加基本养老保险和基本医疗保险。"),
        ],
        DocumentKind.PlatformAgreement or DocumentKind.PlatformAgreementThreeParty => [.. Span(today, 1), .. Platform],
        DocumentKind.PostRetirementAgreement =>
        [
            .. Span(today, 1), .. Hours, .. Pay, .. Protection,
            ("overAge.workInjuryInsurance", "用人单位自用工之日起为劳动者办理工伤保险参保手续，保险费全部由用人单位承担。"),
            ("overAge.healthCare", "用人单位每年安排一次免费健康检查，不安排夜班和危险作业。"),
        ],
        DocumentKind.NonCompeteAgreement =>
            [("confidentiality.duties", "不披露、不使用、不允许他人使用上述秘密；离开时交还载有秘密的资料。"), ("nonCompete.months", "12")],
        DocumentKind.TrainingAgreement => [],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not an agreement."),
    });

    /// <summary>Whole years from the first day of the next month.</summary>
    private static (string, string)[] Span(DateOnly today, int years, string path = "term")
    {
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
        return [($"{path}.start", DayField.Text(first)), ($"{path}.end", DayField.Text(first.AddYears(years).AddDays(-1)))];
    }
}
