using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes;

/// <summary>On what authority a document must say something.</summary>
/// <param name="IsMandatory">Whether the law itself lists it as 必备条款.</param>
/// <param name="Why">Why it must, as the end of a sentence.</param>
internal sealed record ClauseSource(
    string Article, DateOnly Since, Severity Severity, bool IsMandatory, string Why, string WhyEn, Confidence Confidence = Confidence.Found);

/// <summary>One thing that a document must say.</summary>
/// <param name="Field">JSON path.</param>
internal sealed record MandatoryClause(
    ClauseSource Source, string Field, string Name, string NameEn, Func<ContractTerms, bool> IsMissing);

/// <summary>
/// The table of C17: for each kind of document the clauses that it must have. Where a section is missing only the section
/// is named, not also what would be in it. The term of a labor contract is F06's; of platform agreements, what the U rules ask
/// for with an authority of their own is theirs.
/// </summary>
internal static class MandatoryClauses
{
    private static readonly ClauseSource Contract = new(
        "劳动合同法第十七条", Laws.LaborContractLaw, Severity.Block, true,
        "缺少必备条款的合同，用人单位须改正并承担赔偿责任（第八十一条）", "the employer is liable for its absence (Art. 81)");

    private static readonly ClauseSource Hazards = Contract with { Why = Contract.Why + "，职业病危害还须依职业病防治法第三十三条如实写明" };

    private static readonly ClauseSource Dispatch = new(
        "劳动合同法第五十八条", Laws.LaborContractLaw, Severity.Block, true,
        "劳务派遣的劳动合同还应当载明用工单位、派遣期限和工作岗位", "a contract for dispatch also names user unit, period and post");

    private static readonly ClauseSource PartTime = new(
        "劳动合同法第六十八条、第七十二条", Laws.LaborContractLaw, Severity.Warn, false,
        "非全日制用工可以口头约定，但订立书面协议时不写明，难以核对工时和报酬是否合法，也难以举证",
        "part-time work may be agreed orally, but unless it is written nobody can tell whether hours and pay are lawful");

    private static readonly ClauseSource Parties = new(
        "民法典第四百七十条", Laws.CivilCode, Severity.Block, false,
        "不写明当事人的姓名或者名称和住所，协议无从履行", "without names and addresses of the parties an agreement cannot be performed", Confidence.Recalled);

    private static readonly ClauseSource Platform = new(
        "人社厅发〔2023〕6号", Laws.PlatformDocuments, Severity.Warn, false,
        "新就业形态劳动合同和书面协议的参考文本列有此项", "the model texts for platform workers have it", Confidence.Recalled);

    private static readonly ClauseSource ThreeParties = Parties with
    {
        Article = "人社厅发〔2023〕6号", Since = Laws.PlatformDocuments, Confidence = Confidence.Found,
        Why = "三方协议须有平台用工合作企业作为丙方；没有的，请改用两方书面协议",
        WhyEn = "an agreement of three parties names the enterprise that works with the platform; without one use that of two",
    };

    private static readonly ClauseSource OverAge = new(
        "超龄劳动者基本权益保障暂行规定", Laws.OverAge, Severity.Block, true,
        "超龄劳动者用工协议应当以书面形式载明", "the written agreement with a worker past retirement age states it", Confidence.SecondHand);

    private static readonly ClauseSource Restraint = new(
        "劳动合同法第二十三条、第二十四条", Laws.LaborContractLaw, Severity.Block, false,
        "保密和竞业限制的事项由双方约定，没有约定的不产生义务", "secrecy and non-compete duties exist only as far as they are agreed");

    private static readonly ClauseSource Training = new(
        "劳动合同法第二十二条", Laws.LaborContractLaw, Severity.Block, false,
        "只有用人单位提供专项培训费用进行专业技术培训的，才可以约定服务期", "a service period needs special technical training paid by the employer");

    private static readonly ClauseSource Change = new(
        "劳动合同法第三十五条", Laws.LaborContractLaw, Severity.Warn, false,
        "不写明变更自何时起生效，容易产生争议", "unless it is clear from when the change holds, there will be dispute");

    private static readonly ClauseSource Renewing = new(
        "劳动合同法第十七条", Laws.LaborContractLaw, Severity.Block, true,
        "续订后的期限从何时到何时须写明", "a renewal says from when to when");

    private static readonly ClauseSource ByAgreement = new(
        "劳动合同法第三十六条", Laws.LaborContractLaw, Severity.Block, false,
        "协商解除须写明由谁提出、何时解除；由用人单位提出的应当支付经济补偿（第四十六条）",
        "it says who proposed the end, and the last day; severance is due if the employer did (Art. 46)");

    private static readonly ClauseSource EmployersNotice = new(
        "劳动合同法第三十九条至第四十一条、第四十四条", Laws.LaborContractLaw, Severity.Block, false,
        "单方解除或者终止须有法定事由，写明事实、通知日和最后工作日，否则可能构成违法解除（第八十七条）",
        "an end by one side needs a lawful ground, its facts, the day of notice and the last day; else it may be unlawful (Art. 87)");

    // A worker who leaves is reminded, never held up.
    private static readonly ClauseSource WorkersNotice = new(
        "劳动合同法第三十七条、第三十八条", Laws.LaborContractLaw, Severity.Warn, false,
        "写明通知日可以证明已提前三十日（试用期内三日）通知，写明用人单位的过错可以主张经济补偿",
        "the day of notice shows that it was given in time; the employer's fault, where there is one, gives a claim to severance");

    private static readonly ClauseSource Certificate = new(
        "劳动合同法实施条例第二十四条", Laws.Implementation, Severity.Block, true,
        "解除、终止劳动合同的证明应当写明合同期限、解除或者终止日期、工作岗位和在本单位的工作年限",
        "the certificate states term, last day, post and years of work here");

    private static readonly MandatoryClause[] WorkClauses =
    [
        .. WorkAndPlace(Contract),
        new(Contract, "workingHours", "工作时间", "working time", t => t.WorkingHours is null),
        new(Contract, "workingHours.restAndLeave", "休息休假", "rest and leave", t => t.WorkingHours is { } hours && Blank(hours.RestAndLeave)),
        .. Pay(Contract),
        new(Contract, "socialInsurance", "社会保险", "social insurance", t => Blank(t.SocialInsurance)),
        new(Contract, "laborProtection", "劳动保护和劳动条件", "labor protection and conditions", t => Blank(t.LaborProtection)),
        new(Hazards, "occupationalHazards", "职业危害防护", "protection against occupational hazards", t => Blank(t.OccupationalHazards)),
    ];

    private static readonly MandatoryClause[] PlatformClauses =
    [
        .. PartiesBy(Parties),
        TermBy(Platform),
        new(Platform, "workContent", "服务内容", "the services", t => Blank(t.WorkContent)),
        .. PlatformItself(),
        new(Platform, "platform.ordering", "接单或者派单方式", "how tasks are taken or assigned", t => t.Platform is { } p && Blank(p.Ordering)),
        new(Platform, "platformWork", "工作时间和休息", "working time and rest", t => t.PlatformWork is null),
        new(Platform, "platformPay", "劳动报酬", "pay", t => t.PlatformPay is null),
        new(Platform, "platformPay.formula", "报酬计算方式", "how pay is counted", t => t.PlatformPay is { } pay && Blank(pay.Formula)),
        new(Platform, "platformRules", "平台规则和申诉渠道", "the platform's rules and how to appeal", t => t.PlatformRules is null),
        new(Platform, "laborProtection", "安全保护", "safety", t => Blank(t.LaborProtection)),
        new(Platform, "personalInformation", "个人信息保护", "protection of personal information", t => Blank(t.PersonalInformation)),
    ];

    private static readonly Dictionary<DocumentKind, MandatoryClause[]> Table = new()
    {
        [DocumentKind.LaborContract] = [.. PartiesBy(Contract), .. WorkClauses],
        [DocumentKind.DispatchContract] =
        [
            .. PartiesBy(Contract), .. WorkClauses,
            new(Dispatch, "dispatch", "用工单位和派遣期限", "user unit and period of dispatch", t => t.Dispatch is null),
            new(Dispatch, "dispatch.user.name", "用工单位名称", "the user unit's name", t => t.Dispatch is { } d && Blank(d.User.Name)),
            new(Dispatch, "dispatch.user.address", "用工单位住所", "the user unit's address", t => t.Dispatch is { } d && Blank(d.User.Address)),
            new(Dispatch, "dispatch.period", "派遣期限", "the period of dispatch", t => t.Dispatch is { Period: null }),
        ],
        [DocumentKind.PartTimeAgreement] =
        [
            .. PartiesBy(Parties), .. WorkAndPlace(PartTime),
            new(PartTime, "workingHours", "工作时间", "working time", t => t.WorkingHours is null),
            .. Pay(PartTime),
            new(PartTime, "laborProtection", "劳动保护", "labor protection", t => Blank(t.LaborProtection)),
        ],
        [DocumentKind.PlatformLaborContract] = [.. PartiesBy(Contract), .. WorkClauses, .. PlatformItself()],
        [DocumentKind.PlatformAgreement] = PlatformClauses,
        [DocumentKind.PlatformAgreementThreeParty] =
        [
            .. PlatformClauses,
            new(ThreeParties, "partner", "平台用工合作企业", "the enterprise that works with the platform", t => t.Partner is null),
            new(ThreeParties, "partner.name", "平台用工合作企业名称", "the partner's name", t => t.Partner is { } p && Blank(p.Name)),
            new(ThreeParties, "partner.address", "平台用工合作企业住所", "the partner's address", t => t.Partner is { } p && Blank(p.Address)),
        ],
        [DocumentKind.PostRetirementAgreement] =
        [
            .. PartiesBy(Parties), TermBy(OverAge), .. WorkAndPlace(OverAge),
            new(OverAge, "workingHours", "工作时间", "working time", t => t.WorkingHours is null),
            new(OverAge, "workingHours.restAndLeave", "休息休假", "rest and leave", t => t.WorkingHours is { } hours && Blank(hours.RestAndLeave)),
            .. Pay(OverAge),
            new(OverAge, "socialInsurance", "社会保险", "social insurance", t => Blank(t.SocialInsurance)),
            new(OverAge, "overAge.workInjuryInsurance", "工伤保险", "insurance against work injury", t => Blank(t.OverAge?.WorkInjuryInsurance)),
        ],
        [DocumentKind.NonCompeteAgreement] =
        [
            .. PartiesBy(Parties),
            new(Restraint, "confidentiality", "保密或者竞业限制", "secrecy or non-compete", t => t is { Confidentiality: null, NonCompete: null }),
            new(Restraint, "confidentiality.secrets", "商业秘密范围", "what is secret", t => t.Confidentiality is { } c && Blank(c.Secrets)),
            new(Restraint, "confidentiality.duties", "保密义务", "the duties of secrecy", t => t.Confidentiality is { } c && Blank(c.Duties)),
            new(Restraint, "nonCompete.scope", "竞业限制范围", "the work and rivals that are barred", t => t.NonCompete is { } n && Blank(n.Scope)),
            new(Restraint, "nonCompete.area", "竞业限制地域", "the area of the restraint", t => t.NonCompete is { } n && Blank(n.Area)),
            new(Restraint, "nonCompete.months", "竞业限制期限", "the months of the restraint", t => t.NonCompete is { Months: null }),
        ],
        [DocumentKind.TrainingAgreement] =
        [
            .. PartiesBy(Parties),
            new(Training, "training", "专业技术培训", "technical training", t => t.Training is null),
            new(Training, "training.content", "培训内容", "what is taught", t => t.Training is { } training && Blank(training.Content)),
            new(Training, "training.cost", "培训费用", "the cost of the training", t => t.Training is { Cost: null }),
            new(Training, "training.servicePeriod", "服务期", "the service period", t => t.Training is { ServicePeriod: null }),
        ],
        [DocumentKind.Amendment] = [new(Change, "amending", "变更生效日", "the day from which the change holds", t => t.Amending is null)],
        [DocumentKind.Renewal] = [TermBy(Renewing)],
        [DocumentKind.AgreedTermination] =
        [
            .. PartiesBy(Parties),
            new(ByAgreement, "ending", "解除的提出方和解除日期", "who proposed the end, and the last day", t => t.Ending is null),
        ],
        [DocumentKind.TerminationNotice] =
        [
            .. PartiesBy(Parties),
            new(EmployersNotice, "ending", "解除或者终止的事由和日期", "ground and last day", t => t.Ending is null),
            new(EmployersNotice, "ending.reason", "解除的事实和理由", "the facts and reasons", t => t.Ending is { Ground: >= EndingGround.UnfitInProbation and <= EndingGround.MassDismissal } e && Blank(e.Reason)),
            new(EmployersNotice, "ending.noticeOn", "通知日", "the day of notice", t => t.Ending is { NoticeOn: null }),
        ],
        [DocumentKind.ResignationNotice] =
        [
            new(WorkersNotice with { Severity = Severity.Block }, "ending", "解除的事由和日期", "ground and last day", t => t.Ending is null),
            new(WorkersNotice, "ending.noticeOn", "通知日", "the day of notice", t => t.Ending is { NoticeOn: null }),
            new(WorkersNotice, "ending.reason", "用人单位的过错", "the employer's fault", t => t.Ending is { Ground: EndingGround.ResignationForCause } e && Blank(e.Reason)),
        ],
        [DocumentKind.TerminationCertificate] =
        [
            .. PartiesBy(Parties),
            new(Certificate, "term", "劳动合同期限", "the term of the contract", t => t.Term is null),
            new(Certificate, "ending", "解除或者终止的日期", "the last day", t => t.Ending is null),
            new(Certificate, "ending.post", "工作岗位", "the post", t => t.Ending is { } e && Blank(e.Post)),
            new(Certificate, "ending.serviceSince", "在本单位的工作年限", "the years of work here", t => t.Ending is { ServiceSince: null }),
        ],
    };

    /// <summary>
    /// The clauses of a document; what amends or renews an agreement must leave that agreement whole.
    /// </summary>
    public static IEnumerable<MandatoryClause> Of(DocumentKind document, DocumentKind agreement) =>
        document is DocumentKind.Amendment ? Table[document].Concat(Table[agreement])
        : document is DocumentKind.Renewal ? Table[agreement].Concat(agreement.IsEmployment() ? [] : Table[document])
        : Table[document];

    private static IEnumerable<MandatoryClause> PartiesBy(ClauseSource source) =>
    [
        new(source, "employer.name", "用人单位名称", "the employer's name", t => Blank(t.Employer.Name)),
        new(source, "employer.address", "用人单位住所", "the employer's address", t => Blank(t.Employer.Address)),
        new(source, "employer.legalRepresentative", "用人单位法定代表人或者主要负责人", "the employer's legal representative", t => Blank(t.Employer.LegalRepresentative)),
        new(source, "worker.name", "劳动者姓名", "the worker's name", t => Blank(t.Worker.Name)),
        new(source, "worker.address", "劳动者住址", "the worker's address", t => Blank(t.Worker.Address)),
    ];

    private static MandatoryClause TermBy(ClauseSource source) => new(source, "term", "期限", "the term", t => t.Term is null);

    private static IEnumerable<MandatoryClause> WorkAndPlace(ClauseSource source) =>
    [
        new(source, "workContent", "工作内容", "work content", t => Blank(t.WorkContent)),
        new(source, "workplace", "工作地点", "place of work", t => t.Workplace is null),
        new(source, "workplace.address", "工作地点", "place of work", t => t.Workplace is { } place && Blank(place.Address)),
    ];

    /// <summary>Pay, and an amount in the form in which it is paid.</summary>
    private static IEnumerable<MandatoryClause> Pay(ClauseSource source) =>
    [
        new(source, "remuneration", "劳动报酬", "remuneration", t => t.Remuneration is null),
        new(source, "remuneration.monthlyWage", "月工资数额", "the monthly wage", t => t.Remuneration is { Form: PayForm.Monthly, MonthlyWage: null, HourlyWage: null }),
        new(source, "remuneration.hourlyWage", "小时工资数额", "the hourly wage", t => t.Remuneration is { Form: PayForm.Hourly, HourlyWage: null }),
        new(source, "remuneration.payRules", "计件单价和计算方式", "the rates by the piece", t => t.Remuneration is { Form: PayForm.Piece } pay && Blank(pay.PayRules)),
    ];

    private static IEnumerable<MandatoryClause> PlatformItself() =>
    [
        new(Platform, "platform", "平台", "the platform", t => t.Platform is null),
        new(Platform, "platform.name", "平台名称", "the platform's name", t => t.Platform is { } p && Blank(p.Name)),
        new(Platform, "platform.area", "服务区域", "the area of service", t => t.Platform is { } p && Blank(p.Area)),
    ];

    private static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);
}
