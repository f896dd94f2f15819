using System.Globalization;
using CsCheck;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using Xunit;

namespace LaborContracts.Domain.Tests.Statutes;

/// <summary>
/// Contracts made lawful, or unlawful in one point, by arithmetic of their own: nothing here asks the rules' code how
/// months, ages or floors are counted.
/// </summary>
public sealed class LawfulContractProperties
{
    private const int Samples = 2000;

    [Fact]
    public void A_lawful_contract_is_never_blocked() => Lawful.Sample(
        made => StatuteBook.Check(made.Draft).All(finding => finding.Severity != Severity.Block), iter: Samples);

    [Fact]
    public void A_contract_that_is_unlawful_in_one_point_is_blocked_for_it() =>
        Gen.Select(Lawful, Gen.Int[0, Faults.Length - 1].Select(n => Faults[n]), Gen.Int[0, 1000]).Sample(
            (made, fault, size) => fault.Spoil(made, size) is not { } spoilt
                || StatuteBook.Check(made.Draft with { Terms = spoilt }).Any(f => f.Id == fault.Id && f.Severity == Severity.Block),
            iter: 4 * Samples,
            print: sample => $"{sample.Item2.Id}: {sample.Item1}");

    [Fact]
    public void Every_fault_can_be_made()
    {
        var made = new bool[Faults.Length];
        Lawful.Sample(
            lawful =>
            {
                for (var n = 0; n < Faults.Length; n++) made[n] |= Faults[n].Spoil(lawful, 0) is not null;
            },
            iter: Samples,
            threads: 1);

        Assert.DoesNotContain(false, made);
    }

    /// <summary>A lawful draft, and the numbers it was made from.</summary>
    private sealed record Made(Draft Draft, int TermMonths, int MostProbation)
    {
        public ContractTerms Terms => Draft.Terms;

        public DateOnly Start => Terms.Term!.Start;
    }

    private sealed record Fault(string Id, Func<Made, int, ContractTerms?> Spoil);

    private static readonly (string District, int Least)[] Places =
        [("320402", 2660), ("320404", 2660), ("320411", 2660), ("320412", 2660), ("320471", 2660), ("320413", 2430), ("320481", 2430)];

    private static readonly Gen<Made> Lawful =
        from today in Gen.Int[0, 500].Select(days => new DateOnly(2026, 9, 1).AddDays(days))
        from ahead in Gen.Int[0, 90]
        from kind in Gen.Int[0, 9]
        from months in Gen.OneOf(Gen.Int[1, 4], Gen.Int[5, 130])
        from odd in Gen.Int[0, 27]
        from cut in Gen.Int[0, 20]
        from sex in Gen.Bool
        from ageDays in Gen.Int[16 * 366, 49 * 365]
        from place in Gen.Int[0, Places.Length - 1].Select(n => Places[n])
        from extra in Gen.Int[0, 2_000_000]
        from probationExtra in Gen.Int[0, 20]
        from hours in HoursOfWork
        from payDay in Gen.Int[1, 31]
        from deduction in Gen.Int[0, 20]
        from registration in Gen.Int[0, 999]
        let start = today.AddDays(ahead)
        let term = kind switch
        {
            0 => new ContractTerm(start, null, TermKind.OpenEnded),
            1 => new ContractTerm(start, null, TermKind.Task, "示例大厦机电安装"),
            _ => new ContractTerm(start, Later(start, months).AddDays(odd - 1)),
        }
        let most = term.Kind switch { TermKind.OpenEnded => 6, TermKind.Task => 0, _ => MostProbation(months) }
        let wage = place.Least + extra / 100m
        let eighty = Math.Max(place.Least, Math.Ceiling(wage * 80) / 100)
        let born = start.AddDays(-ageDays)
        select new Made(
            Draft.Of(
                Drafts.Lawful with
                {
                    Worker = Drafts.Lawful.Worker with { IdNumber = Numbered(born, sex), MinorRegistration = $"常未登 {registration}" },
                    Term = term,
                    Probation = most == 0 ? null : new(Term.Of(start, Later(start, most).AddDays(-1 - cut)), Money.Of(Math.Min(wage, eighty + probationExtra))),
                    Workplace = new(DistrictCode.Parse(place.District), "示例路 1 号"),
                    WorkingHours = hours,
                    Remuneration = new(Money.Of(wage), payDay, "银行转账", DamageDeductionPercent: deduction),
                },
                today),
            months,
            most);

    /// <summary>At most eight hours a day and forty a week, in quarters; overtime and leave as the law has them.</summary>
    private static Gen<WorkingHours> HoursOfWork =>
        from quarters in Gen.Int[4, 32]
        from halves in Gen.Int[2, 12]
        from overtime in Gen.Int[0, 10]
        from years in Gen.Int[0, 40]
        let week = Math.Min(halves, 320 / quarters) / 2m // hours times days are at most forty
        select new WorkingHours(
            quarters / 4m, Math.Max(1, week), "每周至少休息一日。", OvertimePerDay: overtime / 10m, OvertimePerMonth: overtime * 3.6m,
            AnnualLeaveDays: years >= 20 ? 15 : years >= 10 ? 10 : years >= 1 ? 5 : 0, ServiceYears: years);

    private static readonly Fault[] Faults =
    [
        new("P01", (made, size) => made.MostProbation == 0
            ? null
            : made.Terms with { Probation = made.Terms.Probation! with { Term = Term.Of(made.Start, Later(made.Start, made.MostProbation).AddDays(size)) } }),
        new("P01", (made, size) => made.Terms.Term!.Kind == TermKind.Fixed && made.TermMonths < 3
            ? made.Terms with { Probation = new(Term.Of(made.Start, made.Start.AddDays(size % 20)), Money.Of(3000)) }
            : null),
        new("P01", (made, size) => made.Terms with
        {
            Term = new(made.Start, null, TermKind.Task, "示例大厦机电安装"),
            Probation = new(Term.Of(made.Start, made.Start.AddDays(size)), Money.Of(3000)),
        }),
        new("P02", (made, size) => made.Terms.Probation is null
            ? null
            : made.Terms with { EarlierContracts = [new(Term.Of(new(2010, 1, 1), new DateOnly(2010, 6, 30).AddDays(size)), HadProbation: true)] }),
        new("P03", (made, size) => made.Terms.Probation is not { } probation
            ? null
            : made.Terms with { Probation = probation with { Term = Term.Of(made.Start.AddDays(-1 - size), probation.Term.End) } }),
        new("P05", (made, size) => made.Terms.Probation is not { } probation
            ? null
            : made.Terms with { Probation = probation with { MonthlyWage = Money.Of(1829.99m - size) } }),
        new("P05", (made, size) => made.Terms.Probation is not { } probation
            ? null
            : made.Terms with
            {
                // A fen less than 80 % of the wage, which is also the lowest grade.
                Remuneration = made.Terms.Remuneration! with { LowestGrade = made.Terms.Remuneration.MonthlyWage },
                Probation = probation with { MonthlyWage = Money.Of(Math.Ceiling(made.Terms.Remuneration.MonthlyWage!.Value.Amount * 80) / 100 - 0.01m * (1 + size)) },
            }),
        new("W01", (made, size) => made.Terms with
        {
            Remuneration = made.Terms.Remuneration! with
            {
                // 2490 was read of the districts of class 1, and 1830 is certain of the others.
                MonthlyWage = Money.Of((made.Terms.Workplace!.District.ToString() is "320413" or "320481" ? 1830 : 2490) - 0.01m - size),
            },
        }),
        new("W02", (made, _) => made.Terms with { Remuneration = made.Terms.Remuneration! with { PayDay = null } }),
        new("W03", (made, size) => made.Terms with { Remuneration = made.Terms.Remuneration! with { DamageDeductionPercent = 20 + (1 + size) / 100m } }),
        new("W04", (made, size) => made.Terms with { WorkingHours = made.Terms.WorkingHours! with { HoursPerDay = 8 + (1 + size) / 100m } }),
        new("W04", (made, size) => made.Terms with { WorkingHours = made.Terms.WorkingHours! with { HoursPerDay = 8, DaysPerWeek = 5.51m + size / 1000m } }),
        new("W05", (made, size) => made.Terms with { WorkingHours = made.Terms.WorkingHours! with { HoursPerDay = 4, DaysPerWeek = 6 + (1 + size) / 1001m } }),
        new("W06", (made, size) => made.Terms with { WorkingHours = made.Terms.WorkingHours! with { OvertimePerDay = 3 + (1 + size) / 100m } }),
        new("W06", (made, size) => made.Terms with { WorkingHours = made.Terms.WorkingHours! with { OvertimePerMonth = 36 + (1 + size) / 100m } }),
        new("W07", (made, _) => made.Terms with { WorkingHours = made.Terms.WorkingHours! with { System = HourSystem.Comprehensive } }),
        new("A01", (made, size) => made.Terms with { Worker = Aged(made, 16, -1 - size) }),
        new("A02", (made, size) => made.Terms with { Worker = Aged(made, 16, size % 365) with { MinorRegistration = null } }),
        new("R01", (made, size) => made.Terms with { Worker = Aged(made, 63, size) }),
        new("F06", (made, _) => made.Terms with { Term = new(made.Start), Probation = null }),
        new("F06", (made, _) => made.Terms with { Term = null, Probation = null }),
        new("C17", (made, _) => made.Terms with { SocialInsurance = null }),
        new("I03", (made, _) => made.Terms with { Worker = made.Terms.Worker with { BirthDate = new(1950, 1, 1) } }),
    ];

    /// <summary>Somebody who on the first day is so many years old, and as many days more; less where it is negative.</summary>
    private static Worker Aged(Made made, int years, int days)
    {
        var (year, month, day) = (made.Start.Year - years, made.Start.Month, made.Start.Day);
        // Who is born on 29 February is older on 28 February, so a birthday that does not exist is moved forward.
        var birthday = DateTime.DaysInMonth(year, month) >= day ? new DateOnly(year, month, day) : new DateOnly(year, month + 1, 1);
        return made.Terms.Worker with { IdNumber = Numbered(birthday.AddDays(-days), male: true) };
    }

    private static int MostProbation(int months) => months >= 36 ? 6 : months >= 12 ? 2 : months >= 3 ? 1 : 0;

    /// <summary>The same day so many months later, or that month's last.</summary>
    private static DateOnly Later(DateOnly day, int months)
    {
        var count = day.Year * 12 + (day.Month - 1) + months;
        var (year, month) = (count / 12, count % 12 + 1);
        return new(year, month, Math.Min(day.Day, DateTime.DaysInMonth(year, month)));
    }

    /// <summary>An identity number of no living person: the county 320499 does not exist.</summary>
    private static IdentityNumber Numbered(DateOnly born, bool male)
    {
        var digits = $"320499{born.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}{(male ? "001" : "002")}";
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return IdentityNumber.Parse(digits + "10X98765432"[digits.Select((digit, i) => (digit - '0') * weights[i]).Sum() % 11]);
    }
}
