using System.Text;
using LaborContracts.Storage.Encryption;

namespace LaborContracts.Storage.Rows;

/// <summary>The phone that an account's messages go to, sealed under a key of its own.</summary>
public sealed class ContactRow
{
    public required string UserName { get; init; }

    /// <summary>The contact's data key, wrapped by the master key.</summary>
    public required byte[] WrappedKey { get; init; }

    /// <summary>The number, UTF-8, under the data key.</summary>
    public required byte[] Sealed { get; set; }

    public static ContactRow Of(string userName, string phone, MasterKey masterKey)
    {
        var (key, wrapped) = masterKey.NewDataKey();
        return new() { UserName = userName, WrappedKey = wrapped, Sealed = key.Seal(Encoding.UTF8.GetBytes(phone)) };
    }

    /// <summary>Another number from now on.</summary>
    public void Put(string phone, MasterKey masterKey) => Sealed = masterKey.Unwrap(WrappedKey).Seal(Encoding.UTF8.GetBytes(phone));

    public string Open(MasterKey masterKey) => Encoding.UTF8.GetString(masterKey.Unwrap(WrappedKey).Open(Sealed));
}
