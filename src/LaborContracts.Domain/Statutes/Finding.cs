namespace LaborContracts.Domain.Statutes;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>A reminder or a duty; nothing is wrong.</summary>
    Inform,

    /// <summary>Probably unlawful or risky, or resting on what is still to be confirmed: needs a recorded reason.</summary>
    Warn,

    /// <summary>Void or unlawful on its face: the document cannot be offered.</summary>
    Block,
}

/// <summary>How sure a rule or a value is.</summary>
public enum Confidence
{
    /// <summary>Read in the law's or the notice's own text.</summary>
    Found,

    /// <summary>Seen in a secondary source.</summary>
    SecondHand,

    /// <summary>Recalled, not read again.</summary>
    Recalled,
}

/// <summary>What a statutory rule says of a draft.</summary>
/// <param name="Id">The rule, such as P01 (<c>docs/statutes.md</c>).</param>
/// <param name="Severity">How much it weighs; never <see cref="Severity.Block"/> where the confidence is less than found.</param>
/// <param name="Article">The article it rests on, in Chinese.</param>
/// <param name="Field">JSON path of the field, in camelCase.</param>
/// <param name="Message">Chinese: what is wrong, why, and what would be right.</param>
/// <param name="MessageEn">The same in English.</param>
/// <param name="Confidence">How sure the rule, or the value it rests on, is.</param>
public sealed record Finding(
    string Id,
    Severity Severity,
    string Article,
    string Field,
    string Message,
    string MessageEn,
    Confidence Confidence = Confidence.Found);
