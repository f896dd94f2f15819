namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>M04: a contract goes on to the end of the service period unless the parties agree otherwise (LCLR 17).</summary>
internal static class M04ServiceBeyondTerm
{
    public static Rule Rule { get; } = new("M04", "劳动合同法实施条例第十七条", Laws.Implementation, KindSets.Clauses, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.Training is not { ServicePeriod: { } service, EndsWithContract: false }) yield break;
        if ((draft.Terms.Term ?? draft.Base?.Term)?.Span is not { } term || service.End <= term.End) yield break;
        yield return new(
            Severity.Inform, "training.servicePeriod",
            $"服务期到 {service.End.InChinese()} 为止，晚于劳动合同期满日 {term.End.InChinese()}；没有另行约定的，劳动合同续延至服务期满。",
            $"The service period runs to {service.End.InEnglish()}, past the contract's last day, {term.End.InEnglish()}; unless agreed otherwise the contract goes on until then.");
    }
}
