namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// C17: what a document of each kind must say, each missing clause a finding of its own. The law lists the clauses of
/// labor contracts (LCL 17, 58) and certificates (LCLR 24); of the others it is what their articles speak of.
/// <see cref="MandatoryClauses"/> is the table.
/// </summary>
internal static class C17MandatoryClauses
{
    public static Rule Rule { get; } = new("C17", "劳动合同法第十七条", Laws.LaborContractLaw, KindSets.All, Check);

    private static IEnumerable<Remark> Check(Draft draft) => MandatoryClauses.Of(draft.Document, draft.Terms.Kind)
        .Where(clause => draft.On >= clause.Source.Since && clause.IsMissing(draft.Terms))
        .DistinctBy(clause => clause.Field)
        .Select(clause => new Remark(
            clause.Source.Severity, clause.Field,
            $"缺少{(clause.Source.IsMandatory ? "必备条款" : "")}“{clause.Name}”，请补充；{clause.Source.Why}。",
            $"{(clause.Source.IsMandatory ? "A mandatory clause" : "A clause")} is missing: {clause.NameEn}. Add it; {clause.Source.WhyEn}.")
        {
            Article = clause.Source.Article,
            Confidence = clause.Source.Confidence,
        });
}
