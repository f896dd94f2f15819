using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Tests.Statutes;

/// <summary>A complete and lawful draft of every kind of document, for tests to bend.</summary>
internal static class LawfulDrafts
{
    private static readonly ContractTerms Lawful = Drafts.Lawful;

    public static Draft Of(DocumentKind kind) => kind.IsAgreement()
        ? Draft.Of(Agreement(kind), Drafts.Today)
        : new(kind, After(kind), Drafts.Today) { Base = Running };

    /// <summary>A contract in its second year.</summary>
    public static ContractTerms Running { get; } = Lawful with
    {
        Term = Drafts.Days("2025-01-01", "2026-12-31"),
        Probation = new(Drafts.Days("2025-01-01", "2025-02-28"), Money.Of(6500)),
        EmploymentStart = Drafts.Day("2025-01-01"),
    };

    private static ContractTerms Agreement(DocumentKind kind) => kind switch
    {
        DocumentKind.LaborContract => Lawful,
        DocumentKind.DispatchContract => Lawful with
        {
            Kind = kind,
            Dispatch = new(
                new UserUnit("常州示例用工有限公司", UnifiedSocialCreditCode.Parse("91320400MAHRTEXT62"), "常州市武进区示例路 3 号"),
                Drafts.Days("2026-12-01", "2028-11-30"), PostNature.Auxiliary, "苏常人社派 000001", Drafts.Day("2029-12-31"),
                DistrictCode.Parse("320412"), 200, 10, false, "无工作期间按月支付不低于最低工资标准的报酬。", "与用工单位同类岗位同工同酬。"),
        },
        DocumentKind.PartTimeAgreement => Lawful with
        {
            Kind = kind, Probation = null, WorkingHours = new(4, 5, "每周休息两日。"),
            Remuneration = new(null, null, "银行转账", PayForm.Hourly, Money.Of(30), 15),
        },
        DocumentKind.PlatformLaborContract => Lawful with { Kind = kind, Platform = Platform },
        DocumentKind.PlatformAgreement => OnPlatform(kind),
        DocumentKind.PlatformAgreementThreeParty => OnPlatform(kind) with
        {
            Partner = Lawful.Employer with { Name = "常州示例配送有限公司", CreditCode = UnifiedSocialCreditCode.Parse("91320400MAHRTEXT62") },
            DutyDivision = "平台企业负责规则公示和职业伤害保障缴费，合作企业负责报酬结算和安全培训。",
        },
        DocumentKind.PostRetirementAgreement => Lawful with
        {
            Kind = kind, Probation = null,
            Worker = Lawful.Worker with { IdNumber = IdentityNumber.Parse("320499195806300127") },
            OverAge = new(true, "用人单位参加工伤保险。", "每年安排一次健康检查，不安排夜班和危险作业。"),
        },
        DocumentKind.NonCompeteAgreement => new(
            Lawful.Employer, Lawful.Worker, Kind: kind,
            Confidentiality: new("数控工艺参数和客户名单。", "不得披露、使用或者允许他人使用。", null, null),
            NonCompete: new(
                RestrictedPerson.SeniorTechnician, "掌握核心工艺参数。", "同类数控机床的研发。", "常州市", AreaBreadth.City, null, 12,
                Money.Of(4500), Money.Of(9000), Money.Of(100_000))),
        DocumentKind.TrainingAgreement => new(
            Lawful.Employer, Lawful.Worker, Kind: kind,
            Training: new(
                "五轴数控专业技术培训。", "示例培训中心", Drafts.Days("2026-12-01", "2026-12-31"), Money.Of(30_000), true, true,
                Drafts.Days("2027-01-01", "2029-12-31"), Money.Of(30_000))),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not an agreement."),
    };

    private static ContractTerms After(DocumentKind kind) => kind switch
    {
        DocumentKind.Amendment => Running with
        {
            Remuneration = Running.Remuneration! with { MonthlyWage = Money.Of(8500) },
            Probation = Running.Probation! with { MonthlyWage = Money.Of(6800) },
            Amending = new(Drafts.Day("2026-12-01"), "岗位调整。"),
        },
        DocumentKind.Renewal => Running with { Term = Drafts.Days("2027-01-01", "2029-12-31"), Probation = null },
        DocumentKind.AgreedTermination => Running with
        {
            Ending = new(
                EndingGround.AgreedOnEmployersProposal, Drafts.Day("2026-12-31"), Drafts.Today, "双方协商一致。",
                ServiceSince: Drafts.Day("2025-01-01"), Severance: new(Money.Of(8000), Money.Of(16_000), Drafts.Day("2026-12-31")),
                Handover: "最后工作日前办结。"),
        },
        DocumentKind.TerminationNotice => Running with
        {
            Ending = new(
                EndingGround.GraveBreach, Drafts.Day("2026-11-30"), Drafts.Today, "连续旷工十日，严重违反规章制度。",
                UnionNotifiedOn: Drafts.Day("2026-11-20"), ServiceSince: Drafts.Day("2025-01-01")),
        },
        DocumentKind.ResignationNotice => Running with
        {
            Ending = new(EndingGround.ResignationWithNotice, Drafts.Day("2026-12-31"), Drafts.Today, "个人原因。"),
        },
        DocumentKind.TerminationCertificate => Running with
        {
            Ending = new(
                EndingGround.ResignationWithNotice, Drafts.Day("2026-11-24"), Drafts.Day("2026-10-20"), "个人原因。",
                ServiceSince: Drafts.Day("2025-01-01"), Post: "数控车床操作"),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a document that follows an agreement."),
    };

    private static Platform Platform { get; } = new(
        "示例平台", "rider-0001", PlatformTrade.Delivery, "常州市新北区", "系统派单，可以拒绝。", MayRefuse: true);

    private static ContractTerms OnPlatform(DocumentKind kind) => new(
        Lawful.Employer, Lawful.Worker, Drafts.Days("2026-12-01", "2027-11-30"), WorkContent: "即时配送。", Workplace: Lawful.Workplace,
        LaborProtection: "配发头盔，开展安全培训。", Kind: kind, Platform: Platform,
        Classification: new(Degree.None, Degree.None, Degree.Some, Degree.Some, Degree.Some, Degree.Full),
        PlatformWork: new(4, 8, 20, "连续接单满 4 小时系统提示休息并停止派单 20 分钟。"),
        PlatformPay: new("按单计酬。", "恶劣天气另有补贴。", 7, "银行账户", Money.Of(26), "法定节假日另付补贴。"),
        PlatformRules: new("应用首页“规则中心”。", 7, "不设罚款。", "应用内“申诉”入口。", HumanReview: true),
        InjuryProtection: new("平台企业参加职业伤害保障并缴费。"),
        PersonalInformation: "仅为履行协议处理必要的个人信息。");
}
