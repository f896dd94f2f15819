using System.Text;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Chain.Keystores;

namespace LaborContracts.Api.Setup;

/// <summary>The key of the account that anchors: the keystore of the settings, or a file of the data folder.</summary>
internal static class AnchoringAccount
{
    /// <exception cref="WrongPasswordException">The keystore's password is another one.</exception>
    /// <exception cref="FormatException">The file is no keystore, or no key.</exception>
    public static EthereumKey Open(IServiceProvider provider)
    {
        var chain = provider.GetRequiredService<PlatformSettings>().Chain;
        if (chain.Keystore is not { Length: > 0 } keystore) return EthereumKey.CreateOrLoad(provider.File("keys", "registry.key"));
        if (chain.KeystorePasswordFile is not { Length: > 0 } passwordFile)
            throw new InvalidOperationException("Platform:Chain:KeystorePasswordFile must be set beside Platform:Chain:Keystore.");
        var password = File.ReadAllText(passwordFile, Encoding.UTF8).TrimEnd('\r', '\n');
        // Elsewhere a path that leads nowhere is a mistake, and an account made for it would have no role.
        return provider.GetRequiredService<IHostEnvironment>().IsDevelopment()
            ? Keystore.CreateOrOpen(keystore, password)
            : Keystore.Open(File.ReadAllText(keystore, Encoding.UTF8), password);
    }
}
