namespace LaborContracts.Storage.Rows;

/// <summary>A passkey with which an account's holder proves intents. It stays when it is removed: trails name it.</summary>
public sealed class PasskeyRow
{
    public required Guid Id { get; init; }

    /// <summary>The name by which its authenticator finds it, 1 to 1023 random bytes; no two accounts have the same.</summary>
    public required byte[] CredentialId { get; init; }

    public required string Account { get; init; }

    /// <summary>Its COSE_Key (docs/formats/passkey.md), byte for byte as the authenticator wrote it.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>On what it is kept, as its holder says: what tells one from another in the list.</summary>
    public required string Device { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it proves nothing; null while it is in use.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}
