using LaborContracts.Signatures.Validation;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>A hostile file, how it is made from an honest one, and what must be said of it.</summary>
/// <param name="Name">In small letters, unique.</param>
/// <param name="How">What the attacker does, in a sentence.</param>
/// <param name="Make">Makes the file.</param>
/// <param name="Indication">Of the field under attack; null if the file must be refused as unreadable.</param>
/// <param name="SubIndication">Of the same.</param>
/// <param name="Field">The field whose signature is under attack.</param>
internal sealed record Attack(
    string Name, string How, Func<AttackRoom, byte[]> Make, Indication? Indication, SubIndication? SubIndication = null,
    string Field = "worker")
{
    /// <summary>Also run as a process of its own, under a memory limit.</summary>
    public bool RunsAlone { get; init; }

    public static Attack Modified(string name, string how, Func<AttackRoom, byte[]> make) =>
        new(name, how, make, Signatures.Validation.Indication.TotalFailed, Signatures.Validation.SubIndication.ModifiedAfterSigning);

    public static Attack Malformed(string name, string how, Func<AttackRoom, byte[]> make) =>
        new(name, how, make, Signatures.Validation.Indication.TotalFailed, Signatures.Validation.SubIndication.FormatFailure);

    public static Attack Unreadable(string name, string how, Func<AttackRoom, byte[]> make) => new(name, how, make, null);

    public static Attack Failed(string name, string how, SubIndication sub, Func<AttackRoom, byte[]> make) =>
        new(name, how, make, Signatures.Validation.Indication.TotalFailed, sub);

    public static Attack Open(string name, string how, SubIndication sub, Func<AttackRoom, byte[]> make) =>
        new(name, how, make, Signatures.Validation.Indication.Indeterminate, sub);
}
