using LaborContracts.Api.Http;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;

namespace LaborContracts.Api.Pages.Desk.Drafting;

/// <summary>The form of a document as it is shown.</summary>
/// <param name="Address">Where it is sent.</param>
/// <param name="Follows">The contract that the document follows; null for an agreement.</param>
/// <param name="Reasons">By rule, why the document is to be sent in spite of its warning.</param>
/// <param name="Key">By which the same form, sent twice, makes one document.</param>
public sealed record DraftForm(
    DocumentKind Document, string Address, LaborContract? Follows, FilledTerms Filled, IReadOnlyDictionary<string, string?> Reasons, bool Bilingual, string Key)
{
    public Remarks Remarks { get; init; } = Remarks.None;

    /// <summary>While somebody types: how much that is needed is not filled in yet.</summary>
    public int StillBlank { get; init; }

    public IReadOnlyList<FormSection> Sections => FormLayout.Of(Document, Follows?.Terms.Kind ?? Document, Filled);

    /// <summary>For whom an account draws up documents is not its to choose, nor whose contract it changes.</summary>
    public bool IsFixed(string path) => path == "employer.creditCode" || (Follows is not null && path is "worker.idNumber" or "partner.creditCode");

    /// <summary>One that nobody has filled in yet.</summary>
    internal static DraftForm New(DraftMatter matter, FilledTerms filled) =>
        new(matter.Document, matter.Address, matter.Root?.Contract, filled, new Dictionary<string, string?>(), matter.Root?.Contract.Bilingual == true, NewKey());

    /// <summary>As it was sent; the employer is the account's own, whatever was sent, and what an ending does not ask about stays as it is in force.</summary>
    internal static DraftForm Of(DraftMatter matter, IFormCollection sent, Caller caller)
    {
        var filled = FilledTerms.Of(sent).With(FormStart.OwnCode(caller));
        if (matter.Root is { } root && matter.Document >= DocumentKind.AgreedTermination)
            filled = FilledTerms.Of(root.Contract.LatestTerms).Without("ending", "amending").With(filled);
        return new(
            matter.Document, matter.Address, matter.Root?.Contract, filled, ReasonFields.In(sent), sent["bilingual"] == "true",
            sent["key"].ToString() is { Length: > 0 } key ? key : NewKey());
    }

    public static string NewKey() => Guid.NewGuid().ToString("N");
}
