using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>U02: a worker is not made to register as a business so that the employer's duties fall away. Seen in provinces' follow-up rules.</summary>
internal static class U02BusinessRegistration
{
    public static Rule Rule { get; } = new("U02", "人社部发〔2021〕56号", Laws.NewForms, KindSets.PlatformAgreements, Check) { Confidence = Confidence.SecondHand };

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (!draft.Terms.Kind.IsPlatformAgreement()) yield break;
        if (draft.Terms.Platform is not { RequiresBusinessRegistration: true }) yield break;
        yield return new(
            Severity.Warn, "platform.requiresBusinessRegistration",
            "不得诱导或者强迫劳动者注册为个体工商户，以转移或者规避用工主体责任；请删去这一要求。",
            "A worker may not be led or forced to register as an individual business so that the employer's duties are passed on or evaded; delete the requirement.");
    }
}
