namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>F16: a branch without a business licence concludes labor contracts only by authorisation (LCLR 4).</summary>
internal static class F16BranchAuthorisation
{
    public static Rule Rule { get; } = new("F16", "劳动合同法实施条例第四条", Laws.Implementation, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.Employer.Branch is not { HasLicence: false } branch || !string.IsNullOrWhiteSpace(branch.Authorisation)) yield break;
        yield return new(
            Severity.Block, "employer.branch.authorisation",
            $"分支机构“{branch.Name}”未取得营业执照或者登记证书，受用人单位委托才可以与劳动者订立劳动合同：请填写委托书，或者由用人单位直接订立。",
            $"The branch {branch.Name} has no business licence and may conclude labor contracts only if its employer has authorised it: name the authorisation, or let the employer itself conclude.");
    }
}
