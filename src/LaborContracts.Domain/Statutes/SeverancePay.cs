using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes;

/// <summary>
/// 经济补偿 (LCL 46, 47; LCLR 27): a month's wage for each full year of service; six months and more of a further year
/// count as a year, less as half a month.
/// </summary>
/// <param name="Months">Months' wages owed, in halves; at most 12 if the wage is capped.</param>
/// <param name="MonthlyWage">CNY: the average wage, raised to the minimum wage or capped at three times the city's average.</param>
/// <param name="IsCapped">Whether the cap was applied.</param>
public sealed record SeverancePay(decimal Months, decimal MonthlyWage, bool IsCapped)
{
    private const int MostMonths = 12;

    /// <summary>The LCL's first day: years before it are counted by the rules of their time (LCL 97).</summary>
    internal static readonly DateOnly FirstDay = Laws.LaborContractLaw;

    /// <summary>CNY, to the fen; a fraction of a fen is dropped.</summary>
    public decimal Amount => decimal.Floor(Months * MonthlyWage * 100) / 100;

    /// <summary>Whether the law gives severance on a ground (LCL 46; LCLR 22 for a task that is done).</summary>
    public static bool IsDue(EndingGround ground, RenewalOffer offer = RenewalOffer.None) => ground switch
    {
        EndingGround.AgreedOnEmployersProposal or EndingGround.ResignationForCause => true,
        EndingGround.IllnessBeyondTreatment or EndingGround.Incompetence or EndingGround.GreatChange => true,
        EndingGround.MassDismissal or EndingGround.Bankruptcy or EndingGround.ClosureOrDissolution => true,
        EndingGround.TaskDone => true,
        EndingGround.Expiry => offer != RenewalOffer.RefusedSameOrBetter,
        _ => false,
    };

    /// <summary>Months' wages for service from one day to another, both included, before any cap.</summary>
    public static decimal MonthsFor(Term service)
    {
        var full = service.FullMonths;
        var (years, rest) = (full / 12, full % 12);
        if (rest >= 6) return years + 1;
        // A year that ends on its last day leaves nothing over, and a single day more is half a month. Of who began on
        // 29 February the year may end on the 27th or the 28th.
        var isWhole = service.Start.AddMonths(years * 12) == service.End.AddDays(1)
            || service.Start.AddDays(-1).AddMonths(years * 12) >= service.End;
        return isWhole ? years : years + 0.5m;
    }

    /// <summary>What is owed for a service.</summary>
    /// <param name="averageWage">Of the twelve months before the end.</param>
    /// <param name="minimumWage">The monthly minimum wage of the place; null if not on record.</param>
    /// <param name="cityAverage">The city's average monthly wage of the year before; null if not on record.</param>
    public static SeverancePay Of(Term service, Money averageWage, Money? minimumWage, Money? cityAverage)
    {
        var months = MonthsFor(service);
        if (cityAverage is { } city && averageWage.Amount > 3 * city.Amount)
            return new(Math.Min(months, MostMonths), 3 * city.Amount, IsCapped: true);
        return new(months, Math.Max(averageWage.Amount, minimumWage?.Amount ?? 0), IsCapped: false);
    }
}
