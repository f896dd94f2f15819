namespace LaborContracts.Ledger.Chain;

/// <summary>What the registry says when something of it changes: its own events, and those of the access control and the pause that it is built on.</summary>
public abstract record RegistryEvent
{
    private RegistryEvent()
    {
    }

    /// <summary>A root is recorded.</summary>
    /// <param name="LeafCount">1 or more.</param>
    /// <param name="Anchorer">The account that sent it.</param>
    public sealed record Anchored(Bytes32 Root, uint LeafCount, Address Anchorer) : RegistryEvent
    {
        /// <summary>What the registry holds of the root if this block has recorded it.</summary>
        public Anchor In(ChainHead block) => new(block.Number, block.Time, LeafCount, Anchorer);
    }

    /// <summary>An exception to "in force" is recorded.</summary>
    public sealed record StatusSet(StatusChange Change) : RegistryEvent;

    /// <summary>An exception that would have gone back was asked for, and nothing was changed.</summary>
    public sealed record StatusSkipped(StatusChange Change) : RegistryEvent;

    /// <summary>An account was given a role.</summary>
    /// <param name="Role">Keccak-256 over the role's name in the registry's source; zeros for the administrator's.</param>
    /// <param name="Sender">The account that gave it.</param>
    public sealed record RoleGranted(Bytes32 Role, Address Account, Address Sender) : RegistryEvent;

    /// <summary>A role was taken from an account, or given back by it.</summary>
    /// <inheritdoc cref="RoleGranted" path="/param"/>
    public sealed record RoleRevoked(Bytes32 Role, Address Account, Address Sender) : RegistryEvent;

    /// <summary>No new records until the pause ends.</summary>
    public sealed record Paused(Address Account) : RegistryEvent;

    /// <summary>The pause has ended.</summary>
    public sealed record Unpaused(Address Account) : RegistryEvent;

    /// <summary>An event that the registry's code does not emit.</summary>
    /// <param name="Content">SHA-256 over its topics and its data.</param>
    public sealed record Foreign(Bytes32 Content) : RegistryEvent;
}
