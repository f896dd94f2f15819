namespace LaborContracts.Storage.Rows;

/// <summary>Sign-ins tried under one name, whether there is such an account or not. Gone with the first that succeeds.</summary>
public sealed class SignInTryRow
{
    /// <summary>Blind index of the name as it was typed.</summary>
    public required string Name { get; init; }

    public required int Tries { get; init; }

    /// <summary>When counting begins anew.</summary>
    public required DateTimeOffset Until { get; init; }
}
