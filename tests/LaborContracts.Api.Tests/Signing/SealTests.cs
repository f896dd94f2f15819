using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using LaborContracts.TestKit.Signing;
using Xunit;

namespace LaborContracts.Api.Tests.Signing;

/// <summary>An employer's seal that comes from elsewhere, by an authority that the operator pins.</summary>
public sealed class SealTests : IDisposable
{
    private const string Employer = "91320411MACY000187", Seal = $"Platform:Seals:{Employer}";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("labor-contracts-seals-");
    private readonly ECDsa _rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _root;

    public SealTests()
    {
        var request = new CertificateRequest("CN=演示 DEMONSTRATION Root", _rootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        _root = request.CreateSelfSigned(TestClock.Beginning.AddDays(-1), TestClock.Beginning.AddYears(1));
    }

    public void Dispose()
    {
        _root.Dispose();
        _key.Dispose();
        _rootKey.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_seal_from_a_file_seals_and_passes_against_the_published_pins()
    {
        await using var platform = await StartAsync(Pkcs12(Certified(Employer)));
        var parties = await platform.PartiesAsync();

        var contract = await parties.ConcludedAsync();

        var report = (await parties.Anyone.VerifyAsync(await parties.DocumentAsync(contract))).Good().Json;
        Assert.Equal("PENDING", report.GetProperty("verdict").GetString());
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(_folder.FullName, "seal.cer"));
        Assert.Contains(Convert.ToHexString(certificate.RawData), Encoding.Latin1.GetString(await parties.DocumentAsync(contract)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_seals_service_is_out_of_reach_the_contract_waits_and_is_concluded_when_it_is_back()
    {
        using var certificate = Certified(Employer);
        await using var service = new RemoteSigningService(_key, [certificate.RawData]);
        await using var platform = await StartAsync(new()
        {
            [$"{Seal}:Remote:Service"] = service.Url.ToString(),
            [$"{Seal}:Remote:CredentialId"] = RemoteSigningService.Credential,
            [$"{Seal}:Remote:BearerFile"] = Keep("bearer", RemoteSigningService.Bearer),
            [$"{Seal}:Remote:PinFile"] = Keep("pin", RemoteSigningService.Pin),
        });
        var parties = await platform.PartiesAsync();
        var contract = await parties.SignedByWorkerAsync();
        var signedByWorker = await parties.DocumentAsync(contract);
        service.Twist = (_, _) => Task.FromResult(RemoteAnswer.Refusal(503, "temporarily_unavailable"));

        Assert.Equal(HttpStatusCode.Accepted, (await parties.SignAsync(parties.Employer, contract)).Status);

        var view = await parties.ViewAsync(contract);
        Assert.Equal("signedByWorker", view.GetProperty("state").GetString());
        Assert.NotEqual(JsonValueKind.Null, view.GetProperty("awaitingTimestamp").ValueKind);
        Assert.Equal(signedByWorker, await parties.DocumentAsync(contract));
        Assert.NotEmpty(service.Asked);

        service.Twist = null;
        platform.Clock.Advance(TimeSpan.FromSeconds(30));
        await parties.InStateAsync(contract, "concluded");
        AssertKeptNowhere(platform, RemoteSigningService.Pin, RemoteSigningService.Bearer);
    }

    [Theory, InlineData("91320499MA1TE5T0X1", "常州常顺物流有限公司"), InlineData(Employer, "常州演示制造有限公司")]
    public async Task A_seal_that_is_certified_for_another_firm_seals_nothing(string creditCode, string name)
    {
        await using var platform = await StartAsync(Pkcs12(Certified(creditCode, name)));
        var parties = await platform.PartiesAsync();
        var contract = await parties.SignedByWorkerAsync();

        Assert.Equal(HttpStatusCode.Accepted, (await parties.SignAsync(parties.Employer, contract)).Status);

        platform.Clock.Advance(TimeSpan.FromMinutes(10));
        await Eventually.TrueAsync("the seal is given up", async () =>
            (await parties.ViewAsync(contract)).GetProperty("awaitingTimestamp").ValueKind == JsonValueKind.Null);
        Assert.Equal("signedByWorker", (await parties.ViewAsync(contract)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_setting_that_names_two_places_for_one_seal_stops_the_start()
    {
        var settings = Pkcs12(Certified(Employer));
        settings[$"{Seal}:Remote:Service"] = "https://sign.example/csc/v2";
        settings[$"{Seal}:Remote:CredentialId"] = "seal-1";
        settings[$"{Seal}:Remote:BearerFile"] = "bearer";

        await Assert.ThrowsAsync<FormatException>(() => StartAsync(settings));
    }

    private static void AssertKeptNowhere(InProcessPlatform platform, params string[] secrets)
    {
        foreach (var file in Directory.GetFiles(platform.DataFolder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            foreach (var secret in secrets) Assert.Equal(-1, bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)));
        }
    }

    private Task<InProcessPlatform> StartAsync(Dictionary<string, string> settings)
    {
        settings["Platform:TrustRootFiles:0"] = Keep("root.pem", _root.ExportCertificatePem());
        return InProcessPlatform.StartAsync(settings);
    }

    private Dictionary<string, string> Pkcs12(X509Certificate2 certificate)
    {
        using (certificate)
        using (var withKey = certificate.CopyWithPrivateKey(_key))
        {
            var file = Path.Combine(_folder.FullName, "seal.p12");
            File.WriteAllBytes(Path.Combine(_folder.FullName, "seal.cer"), certificate.RawData);
            File.WriteAllBytes(file, withKey.Export(X509ContentType.Pkcs12, "a password"));
            return new()
            {
                [$"{Seal}:Pkcs12:File"] = file,
                [$"{Seal}:Pkcs12:PasswordFile"] = Keep("password", "a password\n"),
            };
        }
    }

    private X509Certificate2 Certified(string creditCode, string name = "常州常顺物流有限公司")
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.Add("2.5.4.97", $"NTRCN-{creditCode}");
        subject.AddCommonName(name);
        var request = new CertificateRequest(subject.Build(), _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.NonRepudiation, true));
        return request.Create(
            _root, TestClock.Beginning.AddHours(-1), TestClock.Beginning.AddMonths(1), RandomNumberGenerator.GetBytes(8));
    }

    private string Keep(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
