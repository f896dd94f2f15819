namespace LaborContracts.Domain.Statutes;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>A reminder or a duty; nothing is wrong.</summary>
    Inform,

    /// <summary>Probably unlawful or risky, or resting on a value that is still to be confirmed.</summary>
    Warn,

    /// <summary>Void or unlawful on its face: the contract cannot be offered.</summary>
    Block,
}

/// <summary>What a statutory rule says of a draft.</summary>
/// <param name="Id">The rule, such as P01 (<c>docs/statutes.md</c>).</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Article">The article it rests on, in Chinese.</param>
/// <param name="Field">JSON path of the field, in camelCase.</param>
/// <param name="Message">Chinese: what is wrong, why, and what would be right.</param>
/// <param name="MessageEn">The same in English.</param>
public sealed record Finding(
    string Id, Severity Severity, string Article, string Field, string Message, string MessageEn);
