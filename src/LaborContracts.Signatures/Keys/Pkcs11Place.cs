namespace LaborContracts.Signatures.Keys;

/// <summary>Where a key is in a PKCS#11 token. Holds no secret: the PIN stays in its file.</summary>
/// <param name="Library">Path of the maker's PKCS#11 library.</param>
/// <param name="TokenLabel">CKA label of the token, without the spaces that fill it.</param>
/// <param name="PinFile">A file with the user's PIN in UTF-8; a line end after it does not count.</param>
public sealed record Pkcs11Place(string Library, string TokenLabel, string PinFile)
{
    /// <summary>CKA_LABEL of the private key; left out if the id is enough.</summary>
    public string? KeyLabel { get; init; }

    /// <summary>CKA_ID of the private key in hexadecimal; left out if the label is enough.</summary>
    public string? KeyId { get; init; }
}
