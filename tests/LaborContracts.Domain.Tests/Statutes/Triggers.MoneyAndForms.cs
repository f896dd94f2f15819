using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Tests.Statutes;

internal static partial class Triggers
{
    /// <summary>Money and restraint, void wording, dispatch, part-time, past the age, platforms, building sites, endings.</summary>
    private static Trigger[] MoneyAndForms =>
    [
        new("M01", Severity.Block, Saying("甲方收取押金 500 元。")),
        new("M02", Severity.Block, Begun(Drafts.Lawful with { Penalties = [new(PenaltyGround.Other, Money.Of(1000), "迟到")] })),
        new("M03", Severity.Block, Trained(t => t with { Penalty = Money.Of(36000.01m) })),
        new("M04", Severity.Inform, Trained(t => t with { ServicePeriod = Drafts.Days("2027-02-01", "2030-01-31") })),
        new("M05", Severity.Warn, Begun(Drafts.Lawful with { SpecialBenefit = new("落户", Drafts.Days("2026-12-01", "2031-11-30"), Money.Of(100_000)) })),
        new("N01", Severity.Warn, Restrained(n => n with { Person = null })),
        new("N02", Severity.Block, Restrained(n => n with { Months = 25 })),
        new("N03", Severity.Block, Restrained(n => n with { MonthlyCompensation = Money.Of(0) })),
        new("N04", Severity.Warn, Restrained(n => n with { MonthlyCompensation = Money.Of(2665) })),
        new("N05", Severity.Inform, Restrained(n => n)),
        new("S01", Severity.Block, Saying("乙方自愿放弃社保。")),
        new("S02", Severity.Inform, Begun(Drafts.Lawful with { EmploymentStart = Drafts.Today })),
        new("V01", Severity.Block, Saying("工伤概不负责。")),
        new("P06", Severity.Warn, Saying("试用期内甲方可随时解除合同。")),
        new("W08", Severity.Warn, Saying("月工资已包含加班费。")),
        new("W11", Severity.Block, Saying("合同期内不得结婚。")),
        new("F14", Severity.Warn, Saying("未完成业绩的，合同自动终止。")),
        new("D01", Severity.Block, Dispatched(LawfulForms.Dispatch with { Term = Drafts.Days("2026-12-01", "2028-11-29") })),
        new("D02", Severity.Block, Dispatched(d => d with { Licence = null })),
        new("D03", Severity.Warn, Dispatched(d => d with { UserDispatched = 11 })),
        new("D04", Severity.Inform, Dispatched(d => d with { UserDistrict = DistrictCode.Parse("320481") })),
        new("T01", Severity.Block, Begun(LawfulForms.PartTime with { WorkingHours = new(4.5m, 5, "每周休息两日。") })),
        new("T02", Severity.Block, Begun(LawfulForms.PartTime with { Remuneration = LawfulForms.PartTime.Remuneration! with { SettlementDays = 16 } })),
        new("T03", Severity.Inform, Begun(LawfulForms.PartTime)),
        new("R03", Severity.Warn, Begun(LawfulForms.PostRetirement with { WorkingHours = new(8, 5, "每周休息两日。", NightWork: true) })),
        new("R04", Severity.Warn, Begun(LawfulForms.PostRetirement with { OtherAgreements = ["双方为劳务关系。"] })),
        new("U01", Severity.Warn, Begun(LawfulForms.Platform with { Classification = null })),
        new("U02", Severity.Warn, Begun(LawfulForms.Platform with { Platform = LawfulForms.Platform.Platform! with { RequiresBusinessRegistration = true } })),
        new("U03", Severity.Warn, Begun(LawfulForms.Platform with { Platform = LawfulForms.Platform.Platform! with { MayWorkElsewhere = false } })),
        new("U04", Severity.Block, Begun(LawfulForms.Platform with { PlatformPay = LawfulForms.Platform.PlatformPay! with { HourlyFloor = Money.Of(18.49m) } })),
        new("U05", Severity.Warn, Begun(LawfulForms.Platform with { PlatformWork = LawfulForms.Platform.PlatformWork! with { LongestContinuousHours = 4.5m } })),
        new("U06", Severity.Warn, Begun(LawfulForms.Platform with { PlatformPay = LawfulForms.Platform.PlatformPay! with { HolidayPay = null } })),
        new("U07", Severity.Warn, Begun(LawfulForms.Platform with { PlatformRules = LawfulForms.Platform.PlatformRules! with { NoticeDays = 6 } })),
        new("U08", Severity.Warn, Begun(LawfulForms.Platform with { PlatformRules = LawfulForms.Platform.PlatformRules! with { HumanReview = false } })),
        new("U09", Severity.Warn, Begun(LawfulForms.Platform with { InjuryProtection = null })),
        new("U10", Severity.Block, Begun(LawfulForms.ThreeParty with { DutyDivision = null })),
        new("U11", Severity.Warn, Begun(LawfulForms.Platform with { Platform = LawfulForms.Platform.Platform! with { MayRefuse = false } })),
        new("U12", Severity.Warn, Begun(LawfulForms.Platform with { PlatformPay = LawfulForms.Platform.PlatformPay! with { SettlementDays = 32 } })),
        new("C01", Severity.Warn, Begun(LawfulForms.Site with { Construction = LawfulForms.Site.Construction! with { RealNameRegistered = false } })),
        new("C02", Severity.Block, Begun(LawfulForms.Site with { Remuneration = LawfulForms.Site.Remuneration! with { InKind = true } })),
        new("E01", Severity.Warn, Ended(DocumentKind.ResignationNotice, new(EndingGround.ResignationWithNotice, new(2026, 12, 23), Drafts.Today))),
        new("E02", Severity.Inform, Ended(DocumentKind.ResignationNotice, new(EndingGround.ResignationForCause, Drafts.Today, Drafts.Today))),
        new("E03", Severity.Block, Ended(DocumentKind.TerminationNotice, new(EndingGround.Incompetence, new(2026, 12, 23), Drafts.Today))),
        new("E04", Severity.Block, Ended(DocumentKind.TerminationNotice, new(
            EndingGround.Incompetence, new(2026, 12, 31), Drafts.Today, Severance: new(Money.Of(7000), Money.Of(48_999.99m))))),
        new("E05", Severity.Warn, Ended(DocumentKind.TerminationNotice, new(EndingGround.Expiry, new(2029, 12, 31), Drafts.Today))),
        new("E06", Severity.Inform, Ended(DocumentKind.TerminationNotice, new(EndingGround.GraveBreach, Drafts.Today, Drafts.Today))),
        new("E07", Severity.Warn, Ended(DocumentKind.TerminationCertificate, new(EndingGround.ResignationWithNotice, new(2026, 11, 8)))),
        new("E08", Severity.Warn, Ended(DocumentKind.AgreedTermination, new(
            EndingGround.AgreedOnWorkersProposal, Drafts.Today, Handover: "办结交接手续后方可出具离职证明。"))),
        new("E09", Severity.Block, Ended(DocumentKind.TerminationNotice, new(EndingGround.GraveBreach, new(2019, 12, 31), Drafts.Today))),
    ];

    private static Draft Begun(ContractTerms terms) => Draft.Of(terms, Drafts.Today);

    private static Draft Saying(string clause) => Begun(Drafts.Lawful with { OtherAgreements = [clause] });

    private static Draft Trained(Func<Training, Training> change) =>
        Begun(LawfulForms.Training with { Training = change(LawfulForms.Training.Training!) });

    private static Draft Restrained(Func<NonCompete, NonCompete> change) =>
        Begun(LawfulForms.NonCompete with { NonCompete = change(LawfulForms.NonCompete.NonCompete!) });

    private static Draft Dispatched(ContractTerms terms) => Begun(terms);

    private static Draft Dispatched(Func<Dispatch, Dispatch> change) =>
        Begun(LawfulForms.Dispatch with { Dispatch = change(LawfulForms.Dispatch.Dispatch!) });

    private static Draft Ended(DocumentKind document, Ending ending) => new(document, LawfulForms.Ended(ending), Drafts.Today);
}
