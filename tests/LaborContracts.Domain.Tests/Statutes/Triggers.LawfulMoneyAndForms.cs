using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Tests.Statutes;

internal static partial class Triggers
{
    /// <summary>The lawful side of <see cref="MoneyAndForms"/>.</summary>
    private static Boundary[] LawfulMoneyAndForms =>
    [
        new("M01", Saying("甲方不收取押金，不扣押证件。")),
        new("M02", Begun(Drafts.Lawful with { Penalties = [new(PenaltyGround.ServicePeriod, Money.Of(1000), "违反服务期约定")] })),
        new("M03", Trained(t => t with { Penalty = t.Cost }), Severity.Inform),
        new("M04", Trained(t => t with { ServicePeriod = Drafts.Days("2027-02-01", "2029-11-30") })), // the contract's last day
        new("M05", Begun(Drafts.Lawful with { SpecialBenefit = new("落户", Drafts.Days("2026-12-01", "2031-11-30"), null) })),
        new("N01", Restrained(n => n)),
        new("N02", Restrained(n => n with { Months = 24 })),
        new("N03", Restrained(n => n with { MonthlyCompensation = Money.Of(2660), Penalty = Money.Of(159_600) })), // the minimum wage; five times the whole
        new("N04", Restrained(n => n with { MonthlyCompensation = Money.Of(2666.67m) })), // a third of 8,000
        new("N05", Begun(Drafts.Lawful)),
        new("S01", Saying("双方依法参加社会保险，任何一方不得放弃社保。")),
        new("S02", Begun(Drafts.Lawful with { EmploymentStart = Drafts.Today.AddDays(1) })),
        new("V01", Saying("发生工伤的，依法享受工伤保险待遇。")),
        new("P06", Saying("试用期内被证明不符合录用条件的，甲方可以依法解除合同。")),
        new("W08", Saying("月工资不包含加班费，加班费另行计算。")),
        new("F14", Saying("未完成业绩的，双方协商改进办法。")),
        new("D01", Dispatched(LawfulForms.Dispatch with { Term = Drafts.Days("2026-12-01", "2028-11-30") })), // two years to the day
        new("D02", Dispatched(d => d with { LicenceUntil = new(2029, 11, 30) })),
        new("D03", Dispatched(d => d with { UserWorkers = 100, UserDispatched = 10 })),
        new("D04", Dispatched(d => d with { UserDistrict = DistrictCode.Parse("320411") })),
        new("T01", Begun(LawfulForms.PartTime with { WorkingHours = new(4, 6, "每周休息一日。") })),
        new("T02", Begun(LawfulForms.PartTime with
        {
            Remuneration = LawfulForms.PartTime.Remuneration! with { SettlementDays = 15, HourlyWage = Money.Of(26) },
        })),
        new("T03", Begun(Drafts.Lawful)),
        new("R03", Begun(LawfulForms.PostRetirement with
        {
            WorkingHours = new(8, 5, "每周休息两日。"), Remuneration = LawfulForms.PostRetirement.Remuneration! with { MonthlyWage = Money.Of(2660) },
        })),
        new("R04", Begun(LawfulForms.PostRetirement with { OtherAgreements = ["双方依照本协议确定用工权利义务。"] })),
        new("U01", Begun(LawfulForms.Platform)),
        new("U02", Begun(LawfulForms.Platform with { Platform = LawfulForms.Platform.Platform! with { RequiresBusinessRegistration = false } })),
        new("U03", Begun(LawfulForms.Platform with { Platform = LawfulForms.Platform.Platform! with { MayWorkElsewhere = true } })),
        new("U04", Begun(LawfulForms.Platform with { PlatformPay = LawfulForms.Platform.PlatformPay! with { HourlyFloor = Money.Of(26) } })),
        new("U05", Begun(LawfulForms.Platform with { PlatformWork = new(4, 8, 20, "达到时限时平台停止派单。") })),
        new("U06", Begun(LawfulForms.Platform)),
        new("U07", Begun(LawfulForms.Platform with { PlatformRules = LawfulForms.Platform.PlatformRules! with { NoticeDays = 7 } })),
        new("U08", Begun(LawfulForms.Platform with { PlatformRules = LawfulForms.Platform.PlatformRules! with { HumanReview = true } })),
        new("U09", Begun(LawfulForms.Platform)),
        new("U10", Begun(LawfulForms.ThreeParty)),
        new("U11", Begun(LawfulForms.Platform with { Platform = LawfulForms.Platform.Platform! with { MayRefuse = true } })),
        new("U12", Begun(LawfulForms.Platform with { PlatformPay = LawfulForms.Platform.PlatformPay! with { SettlementDays = 31 } })),
        new("C01", Begun(LawfulForms.Site)),
        new("C02", Begun(LawfulForms.Site)),
        new("E01", Ended(DocumentKind.ResignationNotice, new(EndingGround.ResignationWithNotice, new(2026, 12, 24), Drafts.Today))),
        new("E02", Ended(DocumentKind.ResignationNotice, new(EndingGround.ResignationWithNotice, new(2026, 12, 24), Drafts.Today))),
        new("E03", Ended(DocumentKind.TerminationNotice, new(
            EndingGround.Incompetence, new(2026, 12, 24), Drafts.Today, UnionNotifiedOn: Drafts.Today))), // thirty days
        new("E04", Ended(DocumentKind.TerminationNotice, new(
            EndingGround.Incompetence, new(2026, 12, 31), Drafts.Today, Severance: new(Money.Of(7000), Money.Of(49_000))))),
        new("E05", Ended(DocumentKind.TerminationNotice, new(
            EndingGround.Expiry, new(2029, 12, 31), Drafts.Today, Severance: new(Money.Of(7000), Money.Of(70_000))))),
        new("E06", Ended(DocumentKind.TerminationNotice, new(EndingGround.Expiry, new(2029, 12, 31), Drafts.Today))),
        new("E07", Ended(DocumentKind.TerminationCertificate, new(EndingGround.ResignationWithNotice, new(2026, 11, 9)))), // fifteen days
        new("E08", Ended(DocumentKind.AgreedTermination, new(
            EndingGround.AgreedOnWorkersProposal, Drafts.Today, Handover: "最后工作日前办结交接手续。")), Severity.Inform),
        new("E09", Ended(DocumentKind.TerminationNotice, new(EndingGround.GraveBreach, new(2020, 1, 1), new(2020, 1, 1)))),
    ];
}
