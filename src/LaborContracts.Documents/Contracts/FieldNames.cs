using System.Globalization;
using System.Text.RegularExpressions;

namespace LaborContracts.Documents.Contracts;

/// <summary>What a path of the terms is called in Chinese: the names of its steps, from the whole to the part.</summary>
internal static partial class FieldNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["employer"] = "用人单位", ["worker"] = "劳动者", ["partner"] = "合作企业", ["name"] = "名称", ["creditCode"] = "统一社会信用代码",
        ["address"] = "地址", ["legalRepresentative"] = "法定代表人", ["phone"] = "电话", ["businessAddress"] = "经营地址",
        ["branch"] = "分支机构", ["hasLicence"] = "有无营业执照", ["authorisation"] = "授权书", ["idNumber"] = "证件号码",
        ["birthDate"] = "出生日期", ["sex"] = "性别", ["householdAddress"] = "户籍地址", ["minorRegistration"] = "未成年工登记证",
        ["workPermit"] = "工作许可", ["number"] = "号码", ["until"] = "有效期至", ["term"] = "期限", ["start"] = "开始日", ["end"] = "终止日",
        ["kind"] = "种类", ["task"] = "工作任务", ["probation"] = "试用期", ["monthlyWage"] = "月工资", ["workContent"] = "工作内容",
        ["workplace"] = "工作地点", ["district"] = "行政区划", ["workingHours"] = "工作时间", ["hoursPerDay"] = "每日小时数",
        ["daysPerWeek"] = "每周天数", ["restAndLeave"] = "休息休假", ["system"] = "工时制度", ["approvalNumber"] = "审批文号",
        ["approvalUntil"] = "审批有效期至", ["overtimePerDay"] = "每日加班小时数", ["overtimePerMonth"] = "每月加班小时数",
        ["annualLeaveDays"] = "年休假天数", ["serviceYears"] = "累计工作年限", ["nightWork"] = "夜班", ["remuneration"] = "劳动报酬",
        ["payDay"] = "支付日", ["payMethod"] = "支付方式", ["form"] = "计酬形式", ["hourlyWage"] = "小时工资", ["settlementDays"] = "结算周期（日）",
        ["payRules"] = "计酬办法", ["lowestGrade"] = "同岗位最低档工资", ["damageDeductionPercent"] = "赔偿扣除上限（%）", ["inKind"] = "实物支付",
        ["socialInsurance"] = "社会保险", ["laborProtection"] = "劳动保护和劳动条件", ["occupationalHazards"] = "职业危害防护",
        ["otherAgreements"] = "其他约定", ["employmentStart"] = "用工之日", ["dispatch"] = "劳务派遣", ["user"] = "用工单位", ["period"] = "期间",
        ["nature"] = "岗位性质", ["licence"] = "许可证", ["licenceUntil"] = "许可证有效期至", ["userDistrict"] = "用工单位所在区划",
        ["userWorkers"] = "用工总量", ["userDispatched"] = "被派遣人数", ["userIsAffiliate"] = "关联单位", ["idlePay"] = "无工作期间报酬",
        ["equalPay"] = "同工同酬", ["platform"] = "平台", ["account"] = "账户", ["trade"] = "服务类别", ["area"] = "区域", ["ordering"] = "接单方式",
        ["mayRefuse"] = "可以拒单", ["mayWorkElsewhere"] = "可以在其他平台工作", ["requiresBusinessRegistration"] = "要求登记个体工商户",
        ["classification"] = "用工事实", ["schedule"] = "时间自主", ["workload"] = "工作量自主", ["process"] = "过程控制", ["discipline"] = "规则约束",
        ["continuity"] = "持续性", ["pricing"] = "定价", ["platformWork"] = "接单时间", ["longestContinuousHours"] = "最长连续小时数",
        ["longestDailyHours"] = "每日最长小时数", ["allowancePercent"] = "宽放时间（%）", ["rest"] = "休息", ["platformPay"] = "报酬",
        ["formula"] = "计算办法", ["subsidies"] = "补贴", ["hourlyFloor"] = "小时报酬下限", ["holidayPay"] = "法定节假日报酬",
        ["platformRules"] = "平台规则", ["publishedAt"] = "公示处", ["noticeDays"] = "提前公示天数", ["penalties"] = "违约金和处罚",
        ["appeals"] = "申诉渠道", ["humanReview"] = "人工复核", ["injuryProtection"] = "职业伤害保障", ["scheme"] = "参保方式",
        ["commercialInsurance"] = "商业保险", ["personalInformation"] = "个人信息", ["dutyDivision"] = "责任划分", ["overAge"] = "超龄用工",
        ["receivesPension"] = "享受养老待遇", ["workInjuryInsurance"] = "工伤保险", ["healthCare"] = "健康保障", ["confidentiality"] = "保密",
        ["secrets"] = "秘密范围", ["duties"] = "义务", ["monthsAfterLeaving"] = "离职后月数", ["monthlyPay"] = "每月报酬", ["nonCompete"] = "竞业限制",
        ["person"] = "人员类别", ["justification"] = "理由", ["scope"] = "范围", ["breadth"] = "地域范围", ["areaReasons"] = "地域理由",
        ["months"] = "月数", ["monthlyCompensation"] = "每月补偿", ["averageWage"] = "平均工资", ["penalty"] = "违约金", ["inSalary"] = "包含在工资内",
        ["training"] = "培训", ["content"] = "内容", ["provider"] = "培训机构", ["cost"] = "费用", ["paidByEmployer"] = "用人单位承担",
        ["isSpecial"] = "专业技术培训", ["servicePeriod"] = "服务期", ["endsWithContract"] = "随合同终止", ["ground"] = "事由", ["amount"] = "金额",
        ["text"] = "内容", ["specialBenefit"] = "特殊待遇", ["benefit"] = "待遇", ["promise"] = "承诺期间", ["construction"] = "工程项目",
        ["projectName"] = "项目名称", ["projectCode"] = "项目编码", ["wageAccount"] = "工资专用账户", ["generalContractor"] = "施工总承包单位",
        ["realNameRegistered"] = "实名登记", ["collectiveContract"] = "集体合同", ["autoRenews"] = "自动续延", ["retirement"] = "退休",
        ["category"] = "岗位类别", ["deferredUntil"] = "延迟退休至", ["seniority"] = "工作年限", ["since"] = "起算日", ["earlierEmployer"] = "原用人单位",
        ["reason"] = "原因", ["fixedTermRequest"] = "劳动者要求固定期限", ["on"] = "日期", ["record"] = "记录", ["earlierContracts"] = "以往合同",
        ["hadProbation"] = "约定过试用期", ["extendedMonths"] = "延长月数", ["autoRenewed"] = "自动续延", ["affiliate"] = "关联单位",
        ["amending"] = "变更", ["effectiveFrom"] = "生效日", ["ending"] = "解除或者终止", ["lastDay"] = "最后一日", ["noticeOn"] = "通知日",
        ["payInLieu"] = "代通知金", ["unionNotifiedOn"] = "通知工会日", ["serviceSince"] = "工作年限起算日", ["severance"] = "经济补偿",
        ["payBy"] = "支付日", ["renewalOffer"] = "续订条件", ["protected"] = "特殊保护情形", ["handover"] = "工作交接", ["post"] = "工作岗位",
    };

    /// <summary>劳动报酬 · 月工资; an item of a list bears its number.</summary>
    public static string Of(string path) => string.Join(" · ", path.Split('.').Select(NameOf));

    /// <summary>Whether every step of a path has a name.</summary>
    public static bool Has(string path) => path.Split('.').All(step => Names.ContainsKey(Step().Match(step).Groups["name"].Value));

    private static string NameOf(string step)
    {
        var match = Step().Match(step);
        var name = Names.GetValueOrDefault(match.Groups["name"].Value, step);
        return match.Groups["index"].Success
            ? string.Create(CultureInfo.InvariantCulture, $"{name}{int.Parse(match.Groups["index"].Value, CultureInfo.InvariantCulture) + 1}")
            : name;
    }

    [GeneratedRegex(@"^(?<name>[A-Za-z]+)(\[(?<index>[0-9]+)\])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
