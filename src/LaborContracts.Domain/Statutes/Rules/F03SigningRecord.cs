namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// F03: no double wages are owed where the worker, by intent or gross negligence, did not sign (LDI2 7): what shows it
/// must be kept. Said once time is short.
/// </summary>
internal static class F03SigningRecord
{
    public static Rule Rule { get; } = new(
        "F03", "最高人民法院劳动争议解释（二）第六条、第七条", Laws.Interpretation2, KindSets.NewEmployment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (F01WrittenContract.WorkingSince(draft) is not { } start || draft.On.DayNumber - start.DayNumber <= 20) yield break;
        yield return new(
            Severity.Inform, "employmentStart",
            "请尽快发出签署邀请，并保留邀请、催签和拒签的记录：因不可抗力或者劳动者本人故意、重大过失未订立书面劳动合同的，用人单位不支付二倍工资，但须举证。平台会保存这些记录。",
            "Send the invitation to sign soon, and keep invitations, reminders and refusals: no double wages are owed where force majeure, or the worker's own intent or gross negligence, prevented the contract, but the employer must prove it. The platform keeps these records.");
    }
}
