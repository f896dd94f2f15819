using LaborContracts.Verification.Attachments;

namespace LaborContracts.Verification.Checks;

/// <summary>A party whose signature a kind of document needs.</summary>
/// <param name="Role">Also the name of the signature field.</param>
/// <param name="Identifier">What the certificate must say beside the name; null for a person, whose certificate must be no firm's.</param>
internal sealed record RequiredParty(string Role, string Name, string? Identifier);

/// <summary>Who must have signed, in this order.</summary>
internal static class RequiredParties
{
    public const string FixedTerm = "fixed-term";

    /// <summary>Null for a kind that this verifier does not know; such a document cannot be judged.</summary>
    public static IReadOnlyList<RequiredParty>? Of(ContractAttachment attachment) => attachment.Kind switch
    {
        FixedTerm =>
        [
            new("worker", attachment.WorkerName, null),
            // ETSI EN 319 412-1 §5.1.4: national trade register, here the unified social credit code.
            new("employer", attachment.EmployerName, $"NTRCN-{attachment.EmployerCreditCode}"),
        ],
        _ => null,
    };
}
