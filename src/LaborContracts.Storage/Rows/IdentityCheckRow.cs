using System.Text.Json;
using LaborContracts.Storage.Encryption;

namespace LaborContracts.Storage.Rows;

/// <summary>
/// That somebody's identity was checked, how, by whom and with what result. What was checked is kept masked, and sealed under a key of its own; the
/// person is found by blind indexes alone.
/// </summary>
public sealed class IdentityCheckRow
{
    public required Guid Id { get; init; }

    /// <summary>The account that asked for the check; at the counter, the clerk's.</summary>
    public required string Account { get; init; }

    /// <summary>Blind index of the identity number: the same that contracts and accounts of a worker have.</summary>
    public required string Person { get; init; }

    /// <summary>Blind index of identity number and name together: a check counts for a contract that has both of them.</summary>
    public required string Named { get; init; }

    public required string Method { get; init; }

    /// <summary>Whose word the result is: a register's name, or the employer's credit code.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's own name for the check; null if it gave none.</summary>
    public string? Reference { get; init; }

    /// <summary><c>Passed</c>, <c>Failed</c> or <c>CouldNotLook</c>.</summary>
    public required string Result { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Of a check at the counter: for whose contracts alone it counts; null for others.</summary>
    public string? EmployerCode { get; init; }

    /// <summary>The check's data key, wrapped by the master key.</summary>
    public required byte[] WrappedKey { get; init; }

    /// <summary>The <see cref="CheckedIdentity"/> as JSON under the data key.</summary>
    public required byte[] Sealed { get; init; }

    public CheckedIdentity Open(MasterKey masterKey) =>
        JsonSerializer.Deserialize<CheckedIdentity>(masterKey.Unwrap(WrappedKey).Open(Sealed))
        ?? throw new InvalidDataException($"Identity check {Id} is empty.");
}

/// <summary>What was checked, masked.</summary>
/// <param name="Phone">Null if it was not part of the check.</param>
/// <param name="Papers">Those that were seen at the counter.</param>
public sealed record CheckedIdentity(string Name, string IdNumber, string? Phone, IReadOnlyList<string> Papers);
