using LaborContracts.Domain.Kinds;

namespace LaborContracts.Api.Pages.Desk.Drafting;

/// <summary>The form of an agreement as it is shown.</summary>
/// <param name="Reasons">By rule, why the document is to be sent in spite of its warning.</param>
/// <param name="Key">By which the same form, sent twice, makes one contract.</param>
public sealed record DraftForm(
    DocumentKind Kind, FilledTerms Filled, IReadOnlyDictionary<string, string> Reasons, bool Bilingual, string Key)
{
    public Remarks Remarks { get; init; } = Remarks.None;

    /// <summary>While somebody types: how much that is needed is not filled in yet.</summary>
    public int StillBlank { get; init; }

    public IReadOnlyList<FormSection> Sections => FormLayout.Of(Kind, Filled);

    public static string NewKey() => Guid.NewGuid().ToString("N");
}
