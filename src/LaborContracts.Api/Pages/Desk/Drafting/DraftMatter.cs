using LaborContracts.Api.Dossiers;
using LaborContracts.Domain.Kinds;

namespace LaborContracts.Api.Pages.Desk.Drafting;

/// <summary>What is to be drawn up: an agreement, or a document that follows one.</summary>
/// <param name="Address">Of its form.</param>
/// <param name="Root">The contract that it follows; null for an agreement.</param>
internal sealed record DraftMatter(DocumentKind Document, string Address, Dossier? Root = null)
{
    /// <summary>By which the relation begins, or began.</summary>
    public DocumentKind Agreement => Root?.Contract.Terms.Kind ?? Document;
}
