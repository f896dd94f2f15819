using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes;

/// <summary>
/// 违反服务期的违约金 (LCL 22): never more than the training cost, and when it is owed, never more than the share of the
/// cost that falls on the part of the service period not yet served. Counted by days.
/// </summary>
public static class ServicePeriodPenalty
{
    /// <summary>CNY, to the fen; the most that a worker who leaves can owe.</summary>
    /// <param name="lastDay">The worker's last day; before the period nothing of it is served.</param>
    public static decimal MostFor(Money cost, Term servicePeriod, DateOnly lastDay)
    {
        var total = servicePeriod.End.DayNumber - servicePeriod.Start.DayNumber + 1;
        var unserved = Math.Clamp(servicePeriod.End.DayNumber - lastDay.DayNumber, 0, total);
        return decimal.Floor(cost.Amount * unserved / total * 100) / 100;
    }
}
