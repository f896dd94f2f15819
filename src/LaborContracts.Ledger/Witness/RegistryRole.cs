using System.Text;

namespace LaborContracts.Ledger.Witness;

/// <summary>The registry's roles: keccak-256 over their names in contracts/src, and zero for the administrator's.</summary>
public static class RegistryRole
{
    public static Bytes32 Administrator => Bytes32.Zero;

    public static Bytes32 Anchorer { get; } = Of("ANCHORER_ROLE");

    public static Bytes32 Registrar { get; } = Of("REGISTRAR_ROLE");

    public static Bytes32 Guardian { get; } = Of("GUARDIAN_ROLE");

    /// <summary>A role in one word; one that the registry does not use in hexadecimal digits.</summary>
    public static string Name(Bytes32 role) =>
        role == Administrator ? "administrator"
        : role == Anchorer ? "anchorer"
        : role == Registrar ? "registrar"
        : role == Guardian ? "guardian"
        : role.ToString();

    private static Bytes32 Of(string name) => Keccak256.Of(Encoding.ASCII.GetBytes(name));
}
