namespace LaborContracts.Domain.Statutes;

/// <summary>The days from which the laws that the rules rest on are in force.</summary>
internal static class Laws
{
    /// <summary>劳动法.</summary>
    public static readonly DateOnly LaborLaw = new(1995, 1, 1);

    /// <summary>国务院关于职工工作时间的规定, as amended.</summary>
    public static readonly DateOnly WorkingHoursRules = new(1995, 5, 1);

    /// <summary>工资支付暂行规定.</summary>
    public static readonly DateOnly WagePaymentRules = new(1995, 1, 1);

    /// <summary>GB 11643-1999, 公民身份号码.</summary>
    public static readonly DateOnly IdentityNumbers = new(1999, 7, 1);

    /// <summary>劳动合同法.</summary>
    public static readonly DateOnly LaborContractLaw = new(2008, 1, 1);

    /// <summary>劳动合同法实施条例.</summary>
    public static readonly DateOnly Implementation = new(2008, 9, 18);

    /// <summary>职工带薪年休假条例.</summary>
    public static readonly DateOnly AnnualLeave = new(2008, 1, 1);

    /// <summary>社会保险法.</summary>
    public static readonly DateOnly SocialInsurance = new(2011, 7, 1);

    /// <summary>女职工劳动保护特别规定.</summary>
    public static readonly DateOnly WomenWorkers = new(2012, 4, 28);

    /// <summary>江苏省劳动合同条例, as amended.</summary>
    public static readonly DateOnly JiangsuLaborContracts = new(2013, 5, 1);

    /// <summary>劳务派遣暂行规定.</summary>
    public static readonly DateOnly DispatchRules = new(2014, 3, 1);

    /// <summary>GB 32100-2015, 统一社会信用代码.</summary>
    public static readonly DateOnly CreditCodes = new(2015, 10, 1);

    /// <summary>保障农民工工资支付条例.</summary>
    public static readonly DateOnly MigrantWages = new(2020, 5, 1);

    /// <summary>民法典, and 劳动争议解释（一） of the same day.</summary>
    public static readonly DateOnly CivilCode = new(2021, 1, 1);

    /// <summary>人社部发〔2021〕56号.</summary>
    public static readonly DateOnly NewForms = new(2021, 7, 16);

    /// <summary>人社厅发〔2023〕6号.</summary>
    public static readonly DateOnly PlatformDocuments = new(2023, 2, 21);

    /// <summary>人社厅发〔2023〕50号.</summary>
    public static readonly DateOnly PlatformHoursAndPay = new(2023, 11, 8);

    /// <summary>渐进式延迟法定退休年龄.</summary>
    public static readonly DateOnly Retirement = new(2025, 1, 1);

    /// <summary>劳动争议解释（二）, 法释〔2025〕12号.</summary>
    public static readonly DateOnly Interpretation2 = new(2025, 9, 1);

    /// <summary>企业实施竞业限制合规指引, 人社厅发〔2025〕40号.</summary>
    public static readonly DateOnly NonCompeteGuide = new(2025, 9, 4);

    /// <summary>超龄劳动者基本权益保障暂行规定, as reported.</summary>
    public static readonly DateOnly OverAge = new(2026, 7, 1);

    /// <summary>新就业形态劳动者职业伤害保障, the pilot that Jiangsu is in.</summary>
    public static readonly DateOnly OccupationalInjury = new(2022, 7, 1);

    /// <summary>新就业形态劳动者权益保障办法（征求意见稿）: the day it was published; it is not law.</summary>
    public static readonly DateOnly PlatformDraft = new(2026, 10, 8);
}
