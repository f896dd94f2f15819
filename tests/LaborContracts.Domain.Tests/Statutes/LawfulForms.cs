using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Tests.Statutes;

/// <summary>A lawful draft of each form beside the ordinary labor contract, for tests to bend.</summary>
internal static class LawfulForms
{
    private static readonly UnifiedSocialCreditCode OtherFirm = UnifiedSocialCreditCode.Parse("92320412MA0000023C");

    public static ContractTerms Dispatch { get; } = Drafts.Lawful with
    {
        Kind = DocumentKind.DispatchContract,
        Dispatch = new(
            new UserUnit("常州示例电子有限公司", OtherFirm, "常州市武进区示例路 3 号"),
            Drafts.Days("2026-12-01", "2029-11-30"),
            PostNature.Auxiliary,
            "苏常人派（示例）001",
            new(2029, 12, 31),
            DistrictCode.Parse("320411"),
            100,
            10,
            IdlePay: "无工作期间按不低于常州市最低工资标准按月支付报酬。",
            EqualPay: "与用工单位同类岗位同工同酬。"),
    };

    public static ContractTerms PartTime { get; } = Drafts.Lawful with
    {
        Kind = DocumentKind.PartTimeAgreement,
        Probation = null,
        WorkingHours = new(4, 6, "每周休息一日。"),
        Remuneration = new(null, null, "银行转账", PayForm.Hourly, Money.Of(30), 15),
    };

    public static ContractTerms Platform { get; } = Drafts.Lawful with
    {
        Kind = DocumentKind.PlatformAgreement,
        Probation = null,
        WorkingHours = null,
        Remuneration = null,
        SocialInsurance = "乙方可以灵活就业人员身份参加基本养老、医疗保险。",
        Platform = new("示例配送", "rider-001", PlatformTrade.Delivery, "新北区", "乙方在平台自主接单。", MayRefuse: true),
        Classification = new(Degree.None, Degree.None, Degree.Some, Degree.Some, Degree.Some, Degree.Full),
        PlatformWork = new(4, 8, 20, "达到时限时平台提示休息并停止派单。"),
        PlatformPay = new("每单 5 元，距离补贴另计。", null, 15, "6222000000000000", Money.Of(30), "法定节假日每单按 1.5 倍支付。"),
        PlatformRules = new("平台首页“规则中心”", 7, null, "在“规则中心”提交，三日内答复。", HumanReview: true),
        InjuryProtection = new("由平台按单缴纳职业伤害保障费。"),
        PersonalInformation = "仅为履行本协议处理。",
    };

    public static ContractTerms ThreeParty { get; } = Platform with
    {
        Kind = DocumentKind.PlatformAgreementThreeParty,
        Partner = new("常州示例供应链有限公司", OtherFirm, "常州市武进区示例路 4 号", "李示例", null),
        DutyDivision = "报酬由丙方支付、甲方监督；职业伤害保障费由甲方缴纳。",
    };

    /// <summary>With a woman born in 1958.</summary>
    public static ContractTerms PostRetirement { get; } = Drafts.Lawful with
    {
        Kind = DocumentKind.PostRetirementAgreement,
        Worker = Drafts.Lawful.Worker with { IdNumber = IdentityNumber.Parse("320499195806300127") },
        Term = Drafts.Days("2026-12-01", "2027-11-30"),
        Probation = null,
        OccupationalHazards = "无",
        OverAge = new(ReceivesPension: true, "由甲方参加工伤保险。", "每年一次健康检查。"),
    };

    public static ContractTerms NonCompete { get; } = Drafts.Lawful with
    {
        Kind = DocumentKind.NonCompeteAgreement,
        NonCompete = new(
            RestrictedPerson.SeniorTechnician, "掌握主轴控制算法源代码。", "数控机床控制系统的研发和销售。", "常州市", AreaBreadth.City, null,
            12, Money.Of(4000), Money.Of(8000), Money.Of(240000)),
    };

    public static ContractTerms Training { get; } = Drafts.Lawful with
    {
        Kind = DocumentKind.TrainingAgreement,
        Training = new(
            "五轴加工工艺", "示例技术学院", Drafts.Days("2027-01-01", "2027-01-31"), Money.Of(36000), true, true,
            Drafts.Days("2027-02-01", "2029-01-31"), Money.Of(36000)),
    };

    public static ContractTerms Site { get; } = Drafts.Lawful with
    {
        Construction = new("示例大厦", "320400-001", "农民工工资专用账户（示例）", "常州示例建设有限公司", RealNameRegistered: true),
    };

    /// <summary>The lawful contract as it is ended by a document.</summary>
    public static ContractTerms Ended(Ending ending) => Drafts.Lawful with
    {
        Term = Drafts.Days("2020-01-01", "2029-12-31"),
        Probation = null,
        EmploymentStart = new(2020, 1, 1),
        Ending = ending,
    };
}
