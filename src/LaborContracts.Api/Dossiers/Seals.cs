using System.Collections.Concurrent;
using LaborContracts.Api.Setup;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Api.Dossiers;

/// <summary>
/// Opens employers' seals where the settings say that they are; without a word there, the development authority's. A seal
/// stays open once it was, so a renewed certificate is taken up at the next start.
/// </summary>
internal sealed class Seals : IDisposable
{
    private readonly PlatformSettings _settings;
    private readonly DevelopmentAuthority _authority;
    private readonly IHttpClientFactory _http;
    private readonly ConcurrentDictionary<string, SigningIdentity> _open = new();

    /// <exception cref="FormatException">A setting that does not say in one way where a seal is.</exception>
    public Seals(PlatformSettings settings, DevelopmentAuthority authority, IHttpClientFactory http)
    {
        (_settings, _authority, _http) = (settings, authority, http);
        foreach (var (creditCode, seal) in settings.Seals)
            if (((object?[])[seal.Pkcs12, seal.Pkcs11, seal.Remote]).Count(way => way is not null) != 1)
                throw new FormatException($"Seals:{creditCode} has to name one of Pkcs12, Pkcs11 and Remote.");
    }

    /// <summary>Until when the seals of the settings are certified, by credit code; null of one that was not opened since the start.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset?> CertifiedUntil => _settings.Seals.Keys.ToDictionary(
        code => code, code => _open.TryGetValue(code, out var seal) ? seal.Validity.NotAfter : (DateTimeOffset?)null);

    /// <summary>Whether the settings say where an employer's seal is; else it is one of development.</summary>
    public bool HasOwn(string creditCode) => _settings.Seals.ContainsKey(creditCode);

    /// <summary>The seal of this employer, for one signature.</summary>
    /// <exception cref="SigningKeyUnavailableException">File, token or service cannot be reached now.</exception>
    /// <exception cref="UnusableKeyException">What is there cannot seal for this employer.</exception>
    public async Task<SigningIdentity> SealOfAsync(string employerName, string creditCode, CancellationToken cancellationToken)
    {
        if (!_settings.Seals.TryGetValue(creditCode, out var place)) return _authority.SealFor(employerName, creditCode);
        if (!_open.TryGetValue(creditCode, out var seal))
        {
            var opened = await OpenAsync(place, cancellationToken);
            seal = _open.GetOrAdd(creditCode, opened);
            if (!ReferenceEquals(seal, opened)) opened.Dispose();
        }

        // Whoever verifies the contract looks for the party in the certificate (EN 319 412-1 §5.1.4).
        if (seal.SubjectIdentifier != $"NTRCN-{creditCode}" || seal.CommonName != employerName)
            throw new UnusableKeyException(
                UnusableKey.NotAccepted, $"The seal of {creditCode} is certified for {seal}, {seal.SubjectIdentifier}.");
        return seal.Lend();
    }

    public void Dispose()
    {
        foreach (var seal in _open.Values) seal.Dispose();
    }

    private async Task<SigningIdentity> OpenAsync(SealSettings place, CancellationToken cancellationToken)
    {
        if (place.Pkcs12 is { } file)
        {
            var password = await SecretAsync(file.PasswordFile, cancellationToken);
            return Pkcs12File.Read(await ReadAsync(File.ReadAllBytesAsync, file.File, cancellationToken), password);
        }

        if (place.Pkcs11 is { } token)
            return await Pkcs11Token.OpenAsync(
                new Pkcs11Place(token.Library, token.TokenLabel, token.PinFile) { KeyLabel = token.KeyLabel, KeyId = token.KeyId },
                token.CertificatesFile is { } pem ? await ReadAsync(File.ReadAllTextAsync, pem, cancellationToken) : null,
                cancellationToken);
        var remote = place.Remote!;
        return await RemoteCredential.OpenAsync(
            _http.CreateClient(nameof(Seals)),
            new RemotePlace(remote.Service, remote.CredentialId) { PinFile = remote.PinFile },
            stopping => SecretAsync(remote.BearerFile, stopping),
            cancellationToken);
    }

    private static async Task<string> SecretAsync(string path, CancellationToken cancellationToken) =>
        (await ReadAsync(File.ReadAllTextAsync, path, cancellationToken)).TrimEnd('\r', '\n');

    private static async Task<T> ReadAsync<T>(
        Func<string, CancellationToken, Task<T>> read, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await read(path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SigningKeyUnavailableException($"{path} cannot be read.", e);
        }
    }
}
