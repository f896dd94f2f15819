namespace LaborContracts.Storage.Rows;

/// <summary>Someone who signs in: with a password at the embedded authority, or at an external one.</summary>
public sealed class AccountRow
{
    /// <summary>The name typed in, or the subject that an external authority gives it.</summary>
    public required string UserName { get; init; }

    /// <summary>Empty, which no password matches, for an account of an external authority.</summary>
    public required string PasswordHash { get; init; }

    /// <summary>The names of its roles (docs/sign-in.md), with spaces between them.</summary>
    public required string Roles { get; init; }

    /// <summary>
    /// The employer's unified social credit code, or the worker's blind index; for the labor authority's the codes of their districts, with spaces
    /// between them; empty for who has none of these.
    /// </summary>
    public required string Party { get; init; }

    /// <summary>The phone that one-time codes go to, masked; the number itself stays with the gateway.</summary>
    public required string PhoneMasked { get; set; }

    /// <summary>Blind index of that phone; null in accounts that are older than it.</summary>
    public string? PhoneIndex { get; init; }
}
