using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Api.Setup;

/// <summary>
/// What stands in, during development and demonstration, for parties that production has outside: the certificate
/// authority, the timestamp authority (answered over HTTP, as the real one), demonstration accounts.
/// </summary>
internal static class DevelopmentParts
{
    public static void AddDevelopmentParts(this IServiceCollection services)
    {
        services.AddSingleton(provider => DevelopmentAuthority.CreateOrLoad(
            provider.Folder("authority"),
            provider.File("keys", "authority.password"),
            provider.GetRequiredService<TimeProvider>(),
            provider.PublishedAt("authority"),
            provider.Profile()));
        services.AddSingleton(provider => DevelopmentTimestampAuthority.CreateOrLoad(
            provider.Folder("timestamp-authority"),
            provider.File("keys", "timestamp-authority.password"),
            provider.GetRequiredService<TimeProvider>(),
            provider.PublishedAt("timestamp-authority"),
            provider.Profile()));
    }

    private static SignatureScheme Profile(this IServiceProvider provider) =>
        provider.GetRequiredService<PlatformSettings>().Signatures.Profile switch
        {
            SignatureProfile.P256 => SignatureScheme.EcdsaP256,
            SignatureProfile.Rsa => SignatureScheme.Rsa,
            SignatureProfile.Sm2 => SignatureScheme.Sm2,
            var other => throw new InvalidOperationException($"No such signature profile: {other}."),
        };

    public static string Folder(this IServiceProvider provider, string name) =>
        Path.Combine(provider.GetRequiredService<PlatformSettings>().DataFolder, name);

    /// <summary>A file whose folder exists.</summary>
    public static string File(this IServiceProvider provider, string folder, string name) =>
        Path.Combine(Directory.CreateDirectory(provider.Folder(folder)).FullName, name);

    private static Uri PublishedAt(this IServiceProvider provider, string authority) =>
        new(provider.GetRequiredService<PlatformSettings>().BaseAddress, $"/development/{authority}/");
}
