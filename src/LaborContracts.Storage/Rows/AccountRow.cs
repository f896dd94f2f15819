namespace LaborContracts.Storage.Rows;

/// <summary>Someone who signs in: with a password at the embedded authority, or at an external one.</summary>
public sealed class AccountRow
{
    /// <summary>By which calls name it: names of people stand in no address.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name typed in, or the subject that an external authority gives it.</summary>
    public required string UserName { get; init; }

    /// <summary>Empty, which no password matches, for an account of an external authority.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>The names of its roles (docs/sign-in.md), with spaces between them.</summary>
    public required string Roles { get; set; }

    /// <summary>
    /// The employer's unified social credit code, or the worker's blind index; for the labor authority's the codes of their districts, with spaces
    /// between them; empty for who has none of these.
    /// </summary>
    public required string Party { get; set; }

    /// <summary>The phone that messages go to, masked; the number itself is sealed in <see cref="ContactRow"/>.</summary>
    public required string PhoneMasked { get; set; }

    /// <summary>Blind index of that phone; null in accounts that are older than it.</summary>
    public string? PhoneIndex { get; set; }

    /// <summary>
    /// Of a worker whose identity nobody has checked: an offer named the number and the phone, and whoever holds that phone
    /// made the account. It reaches only contracts that name both, for the number may have been typed beside a stranger's phone.
    /// </summary>
    public bool IsProvisional { get; set; }

    /// <summary>Since when it opens nothing; null while it does.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>When all that it had open was last ended: an external authority's tokens of before are refused.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
