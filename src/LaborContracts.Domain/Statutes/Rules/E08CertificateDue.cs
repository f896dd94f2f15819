using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>E08: the certificate is owed whenever a labor contract ends, and on no condition (LCL 50, 89).</summary>
internal static class E08CertificateDue
{
    public static Rule Rule { get; } = new(
        "E08", "劳动合同法第五十条、第八十九条", Laws.LaborContractLaw, KindSets.Endings, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (!draft.Terms.Kind.IsEmployment() || draft.Terms.Ending is not { } ending) yield break;
        if (draft.Document != DocumentKind.TerminationCertificate)
        {
            yield return new(
                Severity.Inform, "ending.lastDay",
                $"用人单位应当在 {ending.LastDay.InChinese()} 出具解除或者终止劳动合同的证明，在 {ending.LastDay.AddDays(E07Certificate.TransferDays).InChinese()} 前办结档案和社会保险关系转移，劳动合同文本至少保存二年；不出具证明造成损失的，应当赔偿。",
                $"The employer issues the certificate on {ending.LastDay.InEnglish()}, completes the transfer of files and insurance by {ending.LastDay.AddDays(E07Certificate.TransferDays).InEnglish()}, and keeps the contract for two years at least; without the certificate it owes damages.");
        }

        foreach (var remark in VoidClauses.Find("E08", draft)) yield return remark;
    }
}
