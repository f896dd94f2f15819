using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>D04: across districts, pay and conditions follow the place of the user unit (LCL 61).</summary>
internal static class D04DispatchAcrossDistricts
{
    public static Rule Rule { get; } = new(
        "D04", "劳动合同法第六十一条", Laws.LaborContractLaw,
        KindSets.Only(DocumentKind.DispatchContract, DocumentKind.Amendment, DocumentKind.Renewal), Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms is not { Dispatch.UserDistrict: { } user, Workplace.District: { } place } || user == place) yield break;
        var row = draft.Data.MinimumWages.Of(user, draft.On);
        yield return new(
            Severity.Inform, "dispatch.userDistrict",
            $"跨地区派遣的，劳动报酬和劳动条件按用工单位所在地（区划代码 {user}）的标准执行{(row is null ? "" : $"，当地最低工资为每月 {row.Monthly} 元{(row.Confirmed ? "" : "（数值待核实）")}")}；合同写明的工作地点区划代码为 {place}。",
            $"Across districts, pay and conditions follow the standards of the user unit's place ({user}){(row is null ? "" : $", where the minimum wage is {row.Monthly} CNY a month{(row.Confirmed ? "" : ", to be confirmed")}")}; the place of work in the contract is {place}.");
    }
}
