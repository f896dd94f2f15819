namespace LaborContracts.Api.Setup;

/// <summary>A service of another party that is asked in JSON over HTTP.</summary>
internal class OutsideServiceSettings
{
    /// <summary>An https address, or one on this machine. One that begins with a slash is the platform's own, as of the stand-ins of development.</summary>
    public required string Address { get; init; }

    /// <summary>A file that holds the bearer token and nothing else; read for each call, so that another program can renew it.</summary>
    public string? SecretFile { get; init; }

    /// <summary>How long one question may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <exception cref="FormatException">Not an address that personal data may be sent to.</exception>
    public Uri AddressFrom(Uri baseAddress)
    {
        if (Address is ['/', ..]) return new(baseAddress, Address);
        return Uri.TryCreate(Address, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw new FormatException($"'{Address}' is no https address: names, numbers and codes are not sent in the clear.");
    }
}
