using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>U03: a worker may work for other platforms. Seen in provinces' follow-up rules.</summary>
internal static class U03OtherPlatforms
{
    public static Rule Rule { get; } = new("U03", "人社部发〔2021〕56号", Laws.NewForms, KindSets.PlatformAgreements, Check) { Confidence = Confidence.SecondHand };

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (!draft.Terms.Kind.IsPlatformAgreement()) yield break;
        if (draft.Terms.Platform is not { MayWorkElsewhere: false }) yield break;
        yield return new(
            Severity.Warn, "platform.mayWorkElsewhere",
            "不得违法限制劳动者在其他平台就业；书面协议下劳动者可以在多个平台工作。请删去限制，确有正当理由的请说明。",
            "A worker may not unlawfully be kept from working for other platforms; under a written agreement several are usual. Delete the restriction, or give its reason.");
    }
}
