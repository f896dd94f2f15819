namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>A01: nobody under 16 may be employed (LL 15).</summary>
internal static class A01WorkingAge
{
    public static Rule Rule { get; } = new("A01", "劳动法第十五条", Laws.LaborLaw, KindSets.Work, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.FirstWorkingDay is not { } start || draft.Terms.Worker.AgeOn(start) is not { } years) yield break;
        var age = int.Max(0, years);
        if (age >= 16) yield break;
        yield return new(
            Severity.Block, "worker.idNumber",
            $"劳动者在用工起始日 {start.InChinese()} 只有 {age} 周岁；禁止招用未满 16 周岁的未成年人（文艺、体育和特种工艺单位须另行报批，不在本平台办理）。",
            $"The worker is {age} on {start.InEnglish()}; nobody under 16 may be employed. The exception for arts, sport and crafts needs an approval and is not for this platform.");
    }
}
