using LaborContracts.Verification.Attachments;

namespace LaborContracts.Verification.Checks;

/// <summary>A party whose signature a kind of document needs.</summary>
/// <param name="Role">Also the name of the signature field.</param>
/// <param name="Identifier">What the certificate must say beside the name; null for a person, whose certificate must be no firm's.</param>
internal sealed record RequiredParty(string Role, string Name, string? Identifier);

/// <summary>Who must have signed, in this order (docs/formats/attachment.md).</summary>
internal static class RequiredParties
{
    private static readonly string[] Both = ["worker", "employer"];

    private static readonly Dictionary<string, string[]> Signers = new(StringComparer.Ordinal)
    {
        ["fixed-term"] = Both, // version 1 of the attachment knew no other
        ["labor-contract"] = Both,
        ["dispatch-contract"] = Both,
        ["part-time-agreement"] = Both,
        ["platform-labor-contract"] = Both,
        ["platform-agreement"] = Both,
        ["platform-agreement-three-party"] = ["worker", "employer", "partner"],
        ["post-retirement-agreement"] = Both,
        ["non-compete-agreement"] = Both,
        ["training-agreement"] = Both,
        ["amendment"] = Both,
        ["renewal"] = Both,
        ["agreed-termination"] = Both,
        ["termination-notice"] = ["employer"],
        ["resignation-notice"] = ["worker"],
        ["termination-certificate"] = ["employer"],
    };

    /// <summary>
    /// Null for a kind that this verifier does not know, or one that lacks a party it needs: such a document cannot be judged.
    /// </summary>
    public static IReadOnlyList<RequiredParty>? Of(ContractAttachment attachment) =>
        Signers.TryGetValue(attachment.Kind, out var roles) && roles.All(attachment.Parties.ContainsKey)
            ? [.. roles.Select(role => Required(role, attachment.Parties[role]))]
            : null;

    // ETSI EN 319 412-1 §5.1.4: national trade register, here the unified social credit code.
    private static RequiredParty Required(string role, AttachedParty party) =>
        new(role, party.Name, party.CreditCode is { } code ? $"NTRCN-{code}" : null);
}
