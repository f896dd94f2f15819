namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>W12: pay and conditions are not below the collective contract (LCL 55).</summary>
internal static class W12CollectiveContract
{
    public static Rule Rule { get; } = new("W12", "劳动合同法第五十五条", Laws.LaborContractLaw, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.Terms.CollectiveContract)) yield break;
        yield return new(
            Severity.Inform, "collectiveContract",
            $"劳动报酬和劳动条件不得低于集体合同（{draft.Terms.CollectiveContract}）的标准；平台没有其内容，请自行核对。",
            $"Pay and conditions may not be below the collective contract ({draft.Terms.CollectiveContract}); the platform does not hold it, so compare them.");
    }
}
