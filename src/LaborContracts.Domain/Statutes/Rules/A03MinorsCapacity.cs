namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>A03: who is 16 or 17 and lives on their own work has full capacity (CC 18). A reminder.</summary>
internal static class A03MinorsCapacity
{
    public static Rule Rule { get; } = new("A03", "民法典第十八条", Laws.CivilCode, KindSets.Agreements, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        var day = draft.Terms.FirstWorkingDay is { } start && start > draft.On ? start : draft.On;
        if (draft.Terms.Worker.AgeOn(day) is not (16 or 17)) yield break;
        yield return new(
            Severity.Inform, "worker",
            "已满 16 周岁、以自己的劳动收入为主要生活来源的，视为完全民事行为能力人，签约不以监护人同意为条件；建议把合同内容告知其监护人。",
            "Who is 16 or older and lives mainly on their own work has full capacity and needs no guardian's consent to sign; better let the guardian know of the contract.");
    }
}
