using System.Text.Json.Serialization;

namespace LaborContracts.Signatures.Keys;

/// <summary>What is read of an answer to <c>credentials/info</c> (CSC API v2 §11.5).</summary>
internal sealed record RemoteCredentialInfo
{
    [JsonPropertyName("key")]
    public required RemoteKeyInfo Key { get; init; }

    [JsonPropertyName("cert")]
    public required RemoteCertificateInfo Certificate { get; init; }
}

internal sealed record RemoteKeyInfo
{
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    [JsonPropertyName("algo")]
    public required IReadOnlyList<string> Algorithms { get; init; }
}

internal sealed record RemoteCertificateInfo
{
    [JsonPropertyName("status")]
    public string? Status { get; init; }

    /// <summary>DER, the signer's first.</summary>
    [JsonPropertyName("certificates")]
    public required IReadOnlyList<byte[]> Certificates { get; init; }
}

/// <summary>What is read of an answer to <c>credentials/authorize</c>: signature activation data, good for one hash.</summary>
internal sealed record RemoteAuthorization
{
    [JsonPropertyName("SAD")]
    public required string Sad { get; init; }

    /// <summary>Not the activation data: it is as good as a signature while it lasts.</summary>
    public override string ToString() => nameof(RemoteAuthorization);
}

/// <summary>What is read of an answer to <c>signatures/signHash</c>.</summary>
internal sealed record RemoteSignatures
{
    [JsonPropertyName("signatures")]
    public required IReadOnlyList<byte[]> Signatures { get; init; }
}

/// <summary>What is read of a refusal: the code, not the words, which may repeat what was sent.</summary>
internal sealed record RemoteRefusal
{
    [JsonPropertyName("error")]
    public required string Error { get; init; }
}
