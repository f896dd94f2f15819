namespace LaborContracts.Api.Dossiers;

/// <summary>What can be looked at of a document, as the trail names it.</summary>
internal static class Look
{
    /// <summary>State and terms.</summary>
    public const string Contract = "contract";

    /// <summary>The PDF.</summary>
    public const string Document = "document";

    /// <summary>The evidence package.</summary>
    public const string Evidence = "evidence";

    /// <summary>The certificate of deposit.</summary>
    public const string Certificate = "certificate";

    public const string Findings = "findings";
    public const string Proof = "proof";
    public const string Trail = "trail";

    /// <summary>As a line of the employer's statutory roster.</summary>
    public const string Roster = "roster";

    /// <summary>As a line of the employer's filing record.</summary>
    public const string Filing = "filing";

    /// <summary>All that there is of the relation, in the worker's own data.</summary>
    public const string Export = "export";
}
