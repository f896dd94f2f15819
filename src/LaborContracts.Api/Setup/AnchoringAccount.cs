using System.Text;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Chain.Keystores;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Api.Setup;

/// <summary>The key of the account that anchors: in the token or the keystore of the settings, or in a file of the data folder.</summary>
internal static partial class AnchoringAccount
{
    /// <exception cref="WrongPasswordException">The keystore's password is another one.</exception>
    /// <exception cref="FormatException">The file is no keystore, or no key.</exception>
    /// <exception cref="SigningKeyUnavailableException">The token cannot be reached, and the settings do not name the account.</exception>
    /// <exception cref="UnusableKeyException">The token's key cannot serve, and the settings do not name the account.</exception>
    public static SenderKey Open(IServiceProvider provider)
    {
        var key = KeyOf(provider);
        AnchorsBy(provider.GetRequiredService<ILoggerFactory>().CreateLogger(nameof(AnchoringAccount)), key.Address);
        return key;
    }

    /// <summary>The token's key; only where the settings have one.</summary>
    public static Pkcs11AccountKey InToken(IServiceProvider provider)
    {
        var token = provider.GetRequiredService<PlatformSettings>().Chain.Pkcs11!;
        return new(new Pkcs11Place(token.Library, token.TokenLabel, token.PinFile) { KeyLabel = token.KeyLabel, KeyId = token.KeyId });
    }

    private static SenderKey KeyOf(IServiceProvider provider) => provider.GetRequiredService<PlatformSettings>().Chain switch
    {
        { Pkcs11: not null, Keystore.Length: > 0 } =>
            throw new InvalidOperationException("Platform:Chain:Keystore and Platform:Chain:Pkcs11 exclude each other: an account has one key."),
        { Pkcs11: { } token } => InDevice(provider.GetRequiredService<Pkcs11AccountKey>(), token.Account),
        { Keystore: { Length: > 0 } file } chain => InKeystore(provider, file, chain.KeystorePasswordFile),
        _ => EthereumKey.CreateOrLoad(provider.File("keys", "registry.key")),
    };

    private static DeviceKey InDevice(Pkcs11AccountKey key, string? account)
    {
        // Waited for here, because parts are made without waiting; it happens once, at the start.
        var address = account is { Length: > 0 }
            ? Address.Parse(account)
            : DeviceKey.AccountOf(key.PublicPointAsync(CancellationToken.None).GetAwaiter().GetResult());
        return new(address, async (hash, cancellationToken) =>
        {
            try
            {
                return await key.SignAsync(hash.ToArray(), cancellationToken);
            }
            // A token that was exchanged may hold no such key: anchoring waits for either, until a person has put the right one back.
            catch (Exception e) when (e is SigningKeyUnavailableException or UnusableKeyException)
            {
                throw new SenderKeyUnavailableException(e.Message, e);
            }
        });
    }

    private static EthereumKey InKeystore(IServiceProvider provider, string file, string? passwordFile)
    {
        if (passwordFile is not { Length: > 0 })
            throw new InvalidOperationException("Platform:Chain:KeystorePasswordFile must be set beside Platform:Chain:Keystore.");
        var password = File.ReadAllText(passwordFile, Encoding.UTF8).TrimEnd('\r', '\n');
        // Elsewhere a path that leads nowhere is a mistake, and an account made for it would have no role.
        return provider.GetRequiredService<IHostEnvironment>().IsDevelopment()
            ? Keystore.CreateOrOpen(file, password)
            : Keystore.Open(File.ReadAllText(file, Encoding.UTF8), password);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Roots are anchored by the account {Account}")]
    private static partial void AnchorsBy(ILogger logger, Address account);
}
