using System.Globalization;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Tests;

/// <summary>A lawful draft of invented parties, for tests to bend.</summary>
internal static class Drafts
{
    /// <summary>The day on which the draft is checked: before its term starts.</summary>
    public static readonly DateOnly Today = new(2026, 11, 24);

    public static ContractTerms Lawful { get; } = new(
        new Employer(
            "常州示例机械有限公司", UnifiedSocialCreditCode.Parse("91320411MACY000187"), "常州市新北区示例路 1 号", "陈示例", null),
        new Worker(
            "王示例", IdentityNumber.Parse("320499199003070012"), "常州市天宁区示例巷 2 号", MobileNumber.Parse("13900000001")),
        Days("2026-12-01", "2029-11-30"),
        new Probation(Days("2026-12-01", "2027-05-31"), Money.Of(6500)),
        "数控车床操作",
        new Workplace(DistrictCode.Parse("320411"), "常州市新北区示例路 1 号"),
        new WorkingHours(8, 5, "每周休息两日,法定节假日和年休假按国家规定执行。"),
        new Remuneration(Money.Of(8000), 10, "银行转账"),
        "依法参加社会保险。",
        "提供符合国家标准的劳动条件和防护用品。",
        "岗位有噪声,按规定提供护耳器并安排职业健康检查。",
        [],
        null);

    /// <summary>A day written yyyy-MM-dd.</summary>
    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Term Days(string start, string end) => Term.Of(Day(start), Day(end));
}
