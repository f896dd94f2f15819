namespace LaborContracts.Storage.Rows;

/// <summary>A sign-in of the embedded authority.</summary>
public sealed class AccountRow
{
    public required string UserName { get; init; }
    public required string PasswordHash { get; init; }

    /// <summary><c>employer</c>, <c>worker</c> or <c>operator</c>.</summary>
    public required string Role { get; init; }

    /// <summary>The employer's unified social credit code, or the worker's blind index; empty for an operator.</summary>
    public required string Party { get; init; }

    /// <summary>The phone that one-time codes go to, masked; the number itself stays with the gateway.</summary>
    public required string PhoneMasked { get; init; }

    /// <summary>Blind index of that phone; null in accounts that are older than it.</summary>
    public string? PhoneIndex { get; init; }
}
