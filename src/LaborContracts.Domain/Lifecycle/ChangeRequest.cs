namespace LaborContracts.Domain.Lifecycle;

/// <summary>A worker's request to change a named clause; the text as it stands and the one asked for are both kept.</summary>
/// <param name="Clause">Path of the clause in the terms.</param>
/// <param name="CurrentText">As it stood when the change was asked for; empty if the clause was missing.</param>
/// <param name="Answer">The employer's; null while there is none.</param>
public sealed record ChangeRequest(
    Guid Id, DateTimeOffset At, string Clause, string CurrentText, string ProposedText, string Reason, ChangeAnswer? Answer = null);

/// <summary>The employer's answer. Accepting one changes nothing by itself: a new offer or an amendment must follow.</summary>
public sealed record ChangeAnswer(DateTimeOffset At, bool Accepted, string Text);
