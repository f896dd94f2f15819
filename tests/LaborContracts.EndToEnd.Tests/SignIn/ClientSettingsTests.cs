using System.Buffers.Text;
using System.Net;
using System.Text.Json;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.SignIn;

/// <summary>Clients of the embedded authority are what the settings say at the start.</summary>
public sealed class ClientSettingsTests
{
    [Fact]
    public async Task An_hr_system_acts_for_its_employer_until_the_settings_no_longer_name_it()
    {
        await using var platform = new PlatformProcess(new("http://127.0.0.1:1"), 320400); // nothing listens there: no chain is needed
        var secret = Path.Combine(platform.DataFolder, "yunhe.secret");
        await File.WriteAllTextAsync(secret, "correct horse battery staple\n", TestContext.Current.CancellationToken);
        await platform.StartAsync(("SignIn:Clients:yunhe:SecretFile", secret), ("SignIn:Clients:yunhe:Employer", "91320481000000000Y"));
        var system = await SignInAsync(platform);
        Assert.Empty((await system.GetAsync("/api/v1/contracts")).Good().Json.GetProperty("contracts").EnumerateArray());

        await platform.KillAsync();
        await platform.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await new ApiCaller(platform.Http, system.Token).GetAsync("/api/v1/contracts")).Status);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => SignInAsync(platform));
        Assert.Contains("invalid_client", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_secret_and_another_employer_hold_from_the_next_start_on_and_the_same_ones_stay()
    {
        await using var platform = new PlatformProcess(new("http://127.0.0.1:1"), 320400);
        var secret = Path.Combine(platform.DataFolder, "yunhe.secret");
        await File.WriteAllTextAsync(secret, "correct horse battery staple\n", TestContext.Current.CancellationToken);
        await platform.StartAsync(("SignIn:Clients:yunhe:SecretFile", secret), ("SignIn:Clients:yunhe:Employer", "91320481000000000Y"));
        await platform.KillAsync();

        await platform.StartAsync(("SignIn:Clients:yunhe:SecretFile", secret), ("SignIn:Clients:yunhe:Employer", "91320481000000000Y"));
        var system = await SignInAsync(platform);
        await platform.KillAsync();
        await File.WriteAllTextAsync(secret, "another horse, another staple\n", TestContext.Current.CancellationToken);
        await platform.StartAsync(("SignIn:Clients:yunhe:SecretFile", secret), ("SignIn:Clients:yunhe:Employer", "91320411MACY000187"));

        Assert.Contains("invalid_client", (await Assert.ThrowsAsync<InvalidOperationException>(() => SignInAsync(platform))).Message, StringComparison.Ordinal);
        var (before, after) = (PartyOf(system), PartyOf(await SignInAsync(platform, "another horse, another staple")));
        Assert.Equal(("91320481000000000Y", "91320411MACY000187"), (before, after));
    }

    private static Task<ApiCaller> SignInAsync(PlatformProcess platform, string secret = "correct horse battery staple") => ApiCaller.SignInAsync(
        platform.Http, ("grant_type", "client_credentials"), ("client_id", "yunhe"), ("client_secret", secret));

    private static string? PartyOf(ApiCaller system)
    {
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(system.Token!.Split('.')[1]));
        return claims.RootElement.GetProperty("party").GetString();
    }
}
