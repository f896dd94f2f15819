using System.Text.Json;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Json;

namespace LaborContracts.Ledger.Witness;

/// <summary>The members by which a record tells an event: its name, then its values.</summary>
internal static class RegistryEventJson
{
    private const string Anchored = "anchored";
    private const string StatusSet = "statusSet";
    private const string StatusSkipped = "statusSkipped";
    private const string RoleGranted = "roleGranted";
    private const string RoleRevoked = "roleRevoked";
    private const string Paused = "paused";
    private const string Unpaused = "unpaused";
    private const string Foreign = "foreign";

    public static void Write(Utf8JsonWriter json, RegistryEvent told)
    {
        switch (told)
        {
            case RegistryEvent.Anchored anchored:
                json.WriteString("event", Anchored);
                json.WriteString("root", anchored.Root.ToString());
                json.WriteNumber("leafCount", anchored.LeafCount);
                json.WriteString("anchorer", anchored.Anchorer.ToString());
                break;
            case RegistryEvent.StatusSet set:
                WriteChange(json, StatusSet, set.Change);
                break;
            case RegistryEvent.StatusSkipped skipped:
                WriteChange(json, StatusSkipped, skipped.Change);
                break;
            case RegistryEvent.RoleGranted granted:
                WriteRole(json, RoleGranted, granted.Role, granted.Account, granted.Sender);
                break;
            case RegistryEvent.RoleRevoked revoked:
                WriteRole(json, RoleRevoked, revoked.Role, revoked.Account, revoked.Sender);
                break;
            case RegistryEvent.Paused paused:
                json.WriteString("event", Paused);
                json.WriteString("account", paused.Account.ToString());
                break;
            case RegistryEvent.Unpaused unpaused:
                json.WriteString("event", Unpaused);
                json.WriteString("account", unpaused.Account.ToString());
                break;
            case RegistryEvent.Foreign foreign:
                json.WriteString("event", Foreign);
                json.WriteString("content", foreign.Content.ToString());
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(told), told, null);
        }
    }

    /// <exception cref="FormatException">Not an event.</exception>
    public static RegistryEvent Read(StrictObject json) => json.Text("event") switch
    {
        Anchored => new RegistryEvent.Anchored(json.Hash("root"), json.WholeNumber32("leafCount"), json.Address("anchorer")),
        StatusSet => new RegistryEvent.StatusSet(ChangeOf(json)),
        StatusSkipped => new RegistryEvent.StatusSkipped(ChangeOf(json)),
        RoleGranted => new RegistryEvent.RoleGranted(json.Hash("role"), json.Address("account"), json.Address("sender")),
        RoleRevoked => new RegistryEvent.RoleRevoked(json.Hash("role"), json.Address("account"), json.Address("sender")),
        Paused => new RegistryEvent.Paused(json.Address("account")),
        Unpaused => new RegistryEvent.Unpaused(json.Address("account")),
        Foreign => new RegistryEvent.Foreign(json.Hash("content")),
        _ => throw json.Wrong("event", "the name of an event"),
    };

    private static void WriteChange(Utf8JsonWriter json, string name, StatusChange change)
    {
        json.WriteString("event", name);
        json.WriteString("key", change.Key.ToString());
        json.WriteNumber("status", (int)change.Status);
        json.WriteNumber("revision", change.Revision);
        json.WriteString("document", change.Document.ToString());
    }

    private static StatusChange ChangeOf(StrictObject json) => new(
        json.Hash("key"), json.WholeNumber("status") is >= 1 and <= 4 and var status ? (RecordedStatus)status : throw json.Wrong("status", "1 to 4"),
        json.WholeNumber32("revision"), json.Hash("document"));

    private static void WriteRole(Utf8JsonWriter json, string name, Bytes32 role, Address account, Address sender)
    {
        json.WriteString("event", name);
        json.WriteString("role", role.ToString());
        json.WriteString("account", account.ToString());
        json.WriteString("sender", sender.ToString());
    }
}
