using LaborContracts.Domain.Terms.Sheets;

namespace LaborContracts.Api.Pages.Desk.Drafting;

/// <summary>What a form asks together, in this order.</summary>
public enum FormGroup
{
    Change,
    Ending,
    Employer,
    Partner,
    Worker,
    Term,
    Work,
    Time,
    Pay,
    Protection,
    Rules,
    Duties,
    Others,
}

/// <summary>A group of a form: what is asked openly, and what is seldom needed and therefore folded.</summary>
/// <param name="Folded">By part of the terms.</param>
public sealed record FormSection(FormGroup Group, IReadOnlyList<TermsColumn> Open, IReadOnlyList<(string Part, IReadOnlyList<TermsColumn> Fields)> Folded);
