using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Tests.Statutes;

internal static partial class Triggers
{
    /// <summary>The last day on which the lawful worker may still be under a labor contract.</summary>
    private static readonly DateOnly LastBeforeRetirement =
        StatuteData.Embedded.Retirement.Of(Sex.Male, null, new(1990, 3, 7)).Latest.AddDays(-1);

    /// <summary>The lawful side of <see cref="FormAndPay"/>.</summary>
    private static Boundary[] LawfulFormAndPay =>
    [
        new("F01", Of(Lawful with { EmploymentStart = Drafts.Today.AddDays(1) })),
        new("F02", Of(Lawful with { EmploymentStart = Drafts.Day("2026-10-24") })), // the month is over tonight
        new("F03", Of(Lawful with { EmploymentStart = Drafts.Day("2026-11-04") })), // twenty days
        new("F06", Of(Lawful with { Term = Drafts.Days("2026-12-01", "2026-12-01"), Probation = null })),
        new("F07", Of(Lawful with { EarlierContracts = TwoTerms[1..], EmploymentStart = Drafts.Day("2016-12-02"), Probation = null })),
        new("F08", Of(Lawful with { EarlierContracts = [TwoTerms[1] with { ExtendedMonths = 11 }], Probation = null })),
        new("F09", Of(Lawful with { EarlierContracts = TwoTerms[1..] })),
        new("F10", LawfulDrafts.Of(DocumentKind.Renewal) with { On = Drafts.Day("2026-12-31") }),
        new("F13", LawfulDrafts.Of(DocumentKind.Amendment) with { On = Drafts.Day("2026-12-01") }), // the day from which it holds
        new("F15", Of(Lawful with { OtherAgreements = ["造成损失的，双方协商处理。"] })),
        new("F16", Of(Lawful with { Employer = Lawful.Employer with { Branch = new("示例分公司", false, "授权委托书（2026）1号") } })),
        new("C17", Of(Lawful)),
        new("P01", Of(Lawful)), // six months of thirty-six
        new("P02", Of(Lawful with { Probation = null, EarlierContracts = [new(Drafts.Days("2020-01-01", "2021-12-31"), HadProbation: true)] })),
        new("P03", Of(Lawful with { Term = Drafts.Days("2026-12-01", "2027-06-01") })), // a day more than the probation
        new("P05", Of(Lawful with { Probation = Lawful.Probation! with { MonthlyWage = Money.Of(6400) } })),
        new("P07", LawfulDrafts.Of(DocumentKind.PartTimeAgreement)),
        new("W01", Of(Lawful with { Remuneration = Lawful.Remuneration! with { MonthlyWage = Money.Of(2660) } })),
        new("W02", Of(Lawful with { Remuneration = Lawful.Remuneration! with { PayDay = 31 } })),
        new("W03", Of(Lawful with { Remuneration = Lawful.Remuneration! with { DamageDeductionPercent = 20 } })),
        new("W04", Of(Lawful with { WorkingHours = Lawful.WorkingHours! with { HoursPerDay = 8, DaysPerWeek = 5 } })),
        new("W05", Of(Lawful with { WorkingHours = Lawful.WorkingHours! with { HoursPerDay = 6, DaysPerWeek = 6 } })),
        new("W06", Of(Lawful with { WorkingHours = Lawful.WorkingHours! with { OvertimePerDay = 1, OvertimePerMonth = 36 } })),
        new("W07", Of(Lawful with
        {
            WorkingHours = Lawful.WorkingHours! with
            {
                System = HourSystem.Flexible, ApprovalNumber = "常人社工时〔2026〕1号", ApprovalUntil = Lawful.Term!.End,
            },
        })),
        new("W10", Of(Lawful with { WorkingHours = Lawful.WorkingHours! with { AnnualLeaveDays = 5, ServiceYears = 9 } })),
        new("W11", Of(Lawful with { WorkingHours = Lawful.WorkingHours! with { NightWork = true } })),
        new("W12", Of(Lawful with { CollectiveContract = " " })),
        new("A01", Draft.Of(Lawful with { Worker = Minor, Term = Drafts.Days("2026-09-01", "2029-08-31"), Probation = null }, Drafts.Day("2026-08-01"))),
        new("A02", Draft.Of(Lawful with { Worker = Minor }, Drafts.Day("2028-09-01"))),
        new("A03", Draft.Of(Lawful with { Worker = Minor }, Drafts.Day("2028-09-01"))),
        new("R01", Of(Lawful with { Term = Term.Of(Drafts.Today, LastBeforeRetirement) })),
        new("R05", Of(LawfulDrafts.Of(DocumentKind.PostRetirementAgreement).Terms with
        {
            Worker = Lawful.Worker, Term = Term.Of(LastBeforeRetirement.AddDays(1), LastBeforeRetirement.AddYears(1)),
        })),
        new("X01", Of(Lawful with { Worker = Foreigner with { WorkPermit = new("常外许 0001", Lawful.Term!.End!.Value) } })),
        new("I01", Of(Lawful)),
        new("I02", Draft.Of(Lawful with { Worker = Minor }, Drafts.Day("2010-09-01"))),
        new("I03", Of(Lawful with { Worker = Lawful.Worker with { Sex = Sex.Male, BirthDate = Drafts.Day("1990-03-07") } })),
    ];
}
