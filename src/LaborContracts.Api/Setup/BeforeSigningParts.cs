using LaborContracts.Api.BeforeSigning;
using LaborContracts.Api.Http;
using LaborContracts.Api.Identity;
using LaborContracts.Api.Messages;
using LaborContracts.Api.Workers;

namespace LaborContracts.Api.Setup;

/// <summary>What comes before a signature, and the messages around it: notice, identity checks, SMS.</summary>
internal static class BeforeSigningParts
{
    /// <exception cref="FormatException">A service outside is not set in a way that it can be asked.</exception>
    public static void AddBeforeSigning(this IServiceCollection services, PlatformSettings settings)
    {
        foreach (var (method, register) in settings.Identity.Registers)
        {
            if (!IdentityMethod.OfRegisters.Contains(method)) throw new FormatException($"Identity:Registers:{method} is no method of check.");
            register.AddressFrom(settings.BaseAddress);
        }

        services.AddHttpClient(nameof(OutsideService), client => client.MaxResponseContentBufferSize = OutsideService.LargestAnswer)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false, // personal data and tokens go to the address of the settings and nowhere else
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            });
        services.AddSingleton<OutsideService>();
        services.AddSingleton<IdentityRegisters>();
        services.AddScoped<IdentityRecords>();
        services.AddScoped<SigningConditions>();
        services.AddScoped<Outbox>();
        if (settings.Sms is null) return;
        settings.Sms.AddressFrom(settings.BaseAddress);
        services.AddSingleton<SmsGateway>();
        services.AddHostedService<SmsWorker>();
    }
}
