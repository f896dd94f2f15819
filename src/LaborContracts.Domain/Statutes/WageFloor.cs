using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Statutes.Rules;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes;

/// <summary>
/// From which day a minimum wage of the place of work is above what a contract agrees, by values of every confidence: for counting how many would have to be raised,
/// not for refusing any.
/// </summary>
public static class WageFloor
{
    /// <summary>
    /// The first day of the earliest row that is above the agreed pay; null if none is, or the terms agree no pay by the month or hour. It tells less than
    /// the wage: days are those of the table.
    /// </summary>
    public static DateOnly? FirstAbove(ContractTerms terms, MinimumWages wages)
    {
        if (terms.Remuneration is not { } pay || W01MinimumWage.DistrictOf(terms) is not { } district) return null;
        var rows = wages.Rows.Where(row => row.District == district).OrderBy(row => row.From);
        var above = terms.Kind.IsEmployment() && W01MinimumWage.MonthlyOf(pay) is { } monthly ? rows.FirstOrDefault(row => row.Monthly > monthly)
            : terms.Kind == DocumentKind.PartTimeAgreement && pay.HourlyWage is { } hourly ? rows.FirstOrDefault(row => row.Hourly > hourly)
            : null;
        return above?.From;
    }
}
