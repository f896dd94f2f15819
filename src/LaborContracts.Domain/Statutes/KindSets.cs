using System.Collections.Frozen;
using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes;

/// <summary>The groups of documents that rules speak of.</summary>
internal static class KindSets
{
    /// <summary>Every agreement by which a relation begins.</summary>
    public static FrozenSet<DocumentKind> Agreements { get; } = Enum.GetValues<DocumentKind>().Where(k => k.IsAgreement()).ToFrozenSet();

    /// <summary>Labor contracts by which an employment relation begins.</summary>
    public static FrozenSet<DocumentKind> NewEmployment { get; } = Only(
        DocumentKind.LaborContract, DocumentKind.DispatchContract, DocumentKind.PlatformLaborContract);

    /// <summary>The same, and what renews one.</summary>
    public static FrozenSet<DocumentKind> EmploymentTerms { get; } = Only([.. NewEmployment, DocumentKind.Renewal]);

    /// <summary>Labor contracts with an employment relation, and what amends or renews one.</summary>
    public static FrozenSet<DocumentKind> Employment { get; } = Only(
        [.. NewEmployment, DocumentKind.Amendment, DocumentKind.Renewal]);

    /// <summary>Documents by which someone is set to work, full-time or not, and what amends or renews one.</summary>
    public static FrozenSet<DocumentKind> Work { get; } = Only(
        [.. Employment, DocumentKind.PartTimeAgreement, DocumentKind.PostRetirementAgreement, DocumentKind.PlatformAgreement,
        DocumentKind.PlatformAgreementThreeParty]);

    /// <summary>Every agreement, and what amends or renews one.</summary>
    public static FrozenSet<DocumentKind> Clauses { get; } = Only([.. Agreements, DocumentKind.Amendment, DocumentKind.Renewal]);

    public static FrozenSet<DocumentKind> PlatformAgreements { get; } = Only(
        DocumentKind.PlatformAgreement, DocumentKind.PlatformAgreementThreeParty, DocumentKind.Amendment, DocumentKind.Renewal);

    /// <summary>Documents that end a relation, the certificate among them.</summary>
    public static FrozenSet<DocumentKind> Endings { get; } = Only(
        DocumentKind.AgreedTermination, DocumentKind.TerminationNotice, DocumentKind.ResignationNotice,
        DocumentKind.TerminationCertificate);

    /// <summary>Every document.</summary>
    public static FrozenSet<DocumentKind> All { get; } = Enum.GetValues<DocumentKind>().ToFrozenSet();

    public static FrozenSet<DocumentKind> Only(params DocumentKind[] kinds) => kinds.ToFrozenSet();
}
