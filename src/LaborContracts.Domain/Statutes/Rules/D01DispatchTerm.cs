using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>D01: a dispatch contract has a fixed term of two years or more, and pay when there is no work (LCL 58).</summary>
internal static class D01DispatchTerm
{
    private const int Least = 24;

    public static Rule Rule { get; } = new(
        "D01", "劳动合同法第五十八条、劳务派遣暂行规定第五条", Laws.LaborContractLaw,
        KindSets.Only(DocumentKind.DispatchContract, DocumentKind.Amendment, DocumentKind.Renewal), Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms is not { Kind: DocumentKind.DispatchContract } terms) yield break;
        // What an amendment or a renewal adds to the first term is not told apart here.
        var severity = draft.Document == DocumentKind.DispatchContract ? Severity.Block : Severity.Warn;
        if (terms.Term is { Kind: not TermKind.Fixed })
        {
            yield return new(
                severity, "term.kind",
                "劳务派遣单位应当与被派遣劳动者订立二年以上的固定期限劳动合同；请改为固定期限。",
                "A dispatch contract has a fixed term of two years or more; make the term fixed.");
        }
        else if (terms.Term is { Span: { FullMonths: < Least } span })
        {
            yield return new(
                severity, "term.end",
                $"劳务派遣劳动合同的期限应当在二年以上；约定为 {span.FullMonths} 个月，请改为 {span.Start.AddMonths(Least).AddDays(-1).InChinese()} 或以后期满。",
                $"A dispatch contract runs for two years or more; agreed are {span.FullMonths} full months. Let it end on {span.Start.AddMonths(Least).AddDays(-1).InEnglish()} or later.");
        }

        if (terms.Dispatch is { } dispatch && string.IsNullOrWhiteSpace(dispatch.IdlePay))
        {
            yield return new(
                Severity.Warn, "dispatch.idlePay",
                "请写明无工作期间的报酬：被派遣劳动者在无工作期间，应当按不低于所在地最低工资标准按月支付。",
                "State the pay while there is no work: month by month, and no less than the local minimum wage.");
        }
    }
}
