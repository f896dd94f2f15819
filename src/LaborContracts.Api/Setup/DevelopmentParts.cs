using LaborContracts.Signatures.Authorities;

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
            provider.PublishedAt("authority")));
        services.AddSingleton(provider => DevelopmentTimestampAuthority.CreateOrLoad(
            provider.Folder("timestamp-authority"),
            provider.File("keys", "timestamp-authority.password"),
            provider.GetRequiredService<TimeProvider>(),
            provider.PublishedAt("timestamp-authority")));
    }

    public static string Folder(this IServiceProvider provider, string name) =>
        Path.Combine(provider.GetRequiredService<PlatformSettings>().DataFolder, name);

    /// <summary>A file whose folder exists.</summary>
    public static string File(this IServiceProvider provider, string folder, string name) =>
        Path.Combine(Directory.CreateDirectory(provider.Folder(folder)).FullName, name);

    private static Uri PublishedAt(this IServiceProvider provider, string authority) =>
        new(provider.GetRequiredService<PlatformSettings>().BaseAddress, $"/development/{authority}/");
}
