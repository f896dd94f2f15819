using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Tests.Statutes;

internal static partial class Triggers
{
    private static readonly ContractTerms Lawful = Drafts.Lawful;

    private static readonly EarlierContract[] TwoTerms =
    [
        new(Drafts.Days("2020-12-01", "2023-11-30")),
        new(Drafts.Days("2023-12-01", "2026-11-30")),
    ];

    /// <summary>Form, term, probation, pay, hours, age, identity.</summary>
    private static Trigger[] FormAndPay =>
    [
        new("F01", Severity.Warn, Of(Lawful with { EmploymentStart = Drafts.Day("2026-11-01") })),
        new("F02", Severity.Warn, Of(Lawful with { EmploymentStart = Drafts.Day("2026-09-01") })),
        new("F03", Severity.Inform, Of(Lawful with { EmploymentStart = Drafts.Day("2026-11-01") })),
        new("F06", Severity.Block, Of(Lawful with { Term = null, Probation = null })),
        new("F07", Severity.Block, Of(Lawful with { Probation = null, EarlierContracts = TwoTerms })),
        new("F08", Severity.Warn, Of(Lawful with { AutoRenews = true })),
        new("F09", Severity.Inform, Of(Lawful with { Seniority = new(Drafts.Day("2020-01-01"), "常州示例铸造有限公司", "公司安排") })),
        new("F10", Severity.Inform, LawfulDrafts.Of(DocumentKind.Renewal) with { On = Drafts.Day("2027-01-05") }),
        new("F13", Severity.Warn, LawfulDrafts.Of(DocumentKind.Amendment) with { Base = LawfulDrafts.Of(DocumentKind.Amendment).Terms }),
        new("F15", Severity.Inform, Of(Lawful with { OtherAgreements = ["造成损失的，劳动者应当赔偿。"] })),
        new("F16", Severity.Block, Of(Lawful with { Employer = Lawful.Employer with { Branch = new("示例分公司", false) } })),
        new("C17", Severity.Block, Of(Lawful with { WorkContent = null })),
        new("P01", Severity.Block, Of(Lawful with { Term = Drafts.Days("2026-12-01", "2027-11-30") })),
        new("P02", Severity.Block, Of(Lawful with { EarlierContracts = [new(Drafts.Days("2020-01-01", "2021-12-31"), HadProbation: true)] })),
        new("P03", Severity.Block, Of(Lawful with { Term = Drafts.Days("2027-01-01", "2029-12-31") })),
        new("P05", Severity.Warn, Of(Lawful with { Probation = Lawful.Probation! with { MonthlyWage = Money.Of(6000) } })),
        new("P07", Severity.Block, Of(LawfulDrafts.Of(DocumentKind.PartTimeAgreement).Terms with { Probation = Lawful.Probation })),
        new("W01", Severity.Block, Of(Lawful with { Remuneration = Lawful.Remuneration! with { MonthlyWage = Money.Of(2000) } })),
        new("W02", Severity.Block, Of(Lawful with { Remuneration = Lawful.Remuneration! with { PayDay = null } })),
        new("W03", Severity.Block, Of(Lawful with { Remuneration = Lawful.Remuneration! with { DamageDeductionPercent = 30 } })),
        new("W04", Severity.Block, Of(Lawful with { WorkingHours = Lawful.WorkingHours! with { HoursPerDay = 9 } })),
        new("W05", Severity.Block, Of(Lawful with { WorkingHours = Lawful.WorkingHours! with { HoursPerDay = 5, DaysPerWeek = 7 } })),
        new("W06", Severity.Block, Of(Lawful with { WorkingHours = Lawful.WorkingHours! with { OvertimePerMonth = 40 } })),
        new("W07", Severity.Block, Of(Lawful with { WorkingHours = Lawful.WorkingHours! with { System = HourSystem.Flexible } })),
        new("W10", Severity.Warn, Of(Lawful with { WorkingHours = Lawful.WorkingHours! with { AnnualLeaveDays = 5, ServiceYears = 10 } })),
        new("W11", Severity.Inform, Of(Lawful with { Worker = Woman, WorkingHours = Lawful.WorkingHours! with { NightWork = true } })),
        new("W12", Severity.Inform, Of(Lawful with { CollectiveContract = "常集合字〔2026〕1号" })),
        new("A01", Severity.Block, Draft.Of(Lawful with { Worker = Minor, Term = Drafts.Days("2026-08-31", "2029-08-30"), Probation = null }, Drafts.Day("2026-08-01"))),
        new("A02", Severity.Block, Of(Lawful with { Worker = Minor })),
        new("A03", Severity.Inform, Of(Lawful with { Worker = Minor with { MinorRegistration = "常未登 0001" } })),
        new("R01", Severity.Block, Of(Lawful with { Worker = Lawful.Worker with { IdNumber = IdentityNumber.Parse("320499196501150118") } })),
        new("R05", Severity.Block, Of(LawfulDrafts.Of(DocumentKind.PostRetirementAgreement).Terms with { Worker = Lawful.Worker })),
        new("X01", Severity.Block, Of(Lawful with { Worker = Foreigner })),
        new("I01", Severity.Warn, Of(Lawful with { Employer = Lawful.Employer with { CreditCode = UnifiedSocialCreditCode.Parse("91320411MACY000188") } })),
        new("I02", Severity.Block, Draft.Of(Lawful with { Worker = Minor }, Drafts.Day("2010-08-31"))),
        new("I03", Severity.Block, Of(Lawful with { Worker = Lawful.Worker with { Sex = Sex.Female } })),
    ];

    private static Worker Woman { get; } = Lawful.Worker with { IdNumber = IdentityNumber.Parse("320499199003070020") };

    /// <summary>Born on 1 September 2010.</summary>
    private static Worker Minor { get; } = Lawful.Worker with { IdNumber = IdentityNumber.Parse("320499201009010045") };

    private static Worker Foreigner { get; } = Lawful.Worker with { IdNumber = Passport("E12345678"), BirthDate = Drafts.Day("1990-03-07"), Sex = Sex.Male };

    private static Draft Of(ContractTerms terms) => Draft.Of(terms, Drafts.Today);

    private static IdentityNumber Passport(string text) =>
        IdentityNumber.TryParse(text, IdentityKind.Passport, out var number) ? number : throw new FormatException(text);
}
