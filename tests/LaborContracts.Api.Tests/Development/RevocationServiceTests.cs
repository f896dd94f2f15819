using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Revocation;
using LaborContracts.Signatures.Timestamps;
using LaborContracts.Signatures.Validation;
using LaborContracts.TestKit.Platform;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaborContracts.Api.Tests.Development;

/// <summary>The development authorities' word on revocation, asked for as any client asks.</summary>
public sealed class RevocationServiceTests(InProcessPlatform platform)
{
    private const string Revocations = "/development/authority/revocations";

    private DevelopmentAuthority Authority => platform.Services.GetRequiredService<DevelopmentAuthority>();

    private DevelopmentTimestampAuthority Timestamps =>
        platform.Services.GetRequiredService<DevelopmentTimestampAuthority>();

    [Fact]
    public async Task A_seal_is_good_at_the_addresses_it_names_until_the_operator_revokes_it()
    {
        using var seal = Authority.SealFor("常州演示服务有限公司", "91320499MA3TEST0X3");
        var roots = TrustRoots.FromPem(Authority.RootPem);
        var client = new RevocationClient(platform.CreateClient(), platform.Clock);
        var neededAt = platform.Clock.GetUtcNow();

        var data = await client.CollectAsync(seal, roots, neededAt, CancellationToken.None);
        var revoking = await (await OperatorAsync()).PostAsync(Revocations, Body(seal.SerialNumber, "superseded"));

        Assert.Equal((1, 1, 0), (data.Lists.Count, data.Answers.Count, data.NotAsked.Count));
        Assert.Equal(HttpStatusCode.NoContent, revoking.Status);
        var refused = await Assert.ThrowsAsync<RevocationUnavailableException>(
            () => client.CollectAsync(seal, roots, neededAt, CancellationToken.None));
        Assert.Contains("revoked", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timestamp_has_its_list()
    {
        var token = await platform.Services.GetRequiredService<TimestampClient>()
            .TimestampAsync(new byte[32], CancellationToken.None);

        var data = await new RevocationClient(platform.CreateClient(), platform.Clock)
            .CollectAsync(token, TrustRoots.FromPem(Timestamps.RootPem), CancellationToken.None);

        Assert.Equal((1, 0, 0), (data.Lists.Count, data.Answers.Count, data.NotAsked.Count));
    }

    [Fact]
    public async Task OCSP_is_answered_by_GET_too_and_refuses_what_is_too_long_or_of_another_type()
    {
        using var http = platform.CreateClient();
        byte[] malformed = [0x30, 0x03, 0x0A, 0x01, 0x01]; // the answer to what is no request

        Assert.Equal(malformed, await http.GetByteArrayAsync($"/development/authority/ocsp/{Uri.EscapeDataString("//8=")}"));
        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync("/development/authority/ocsp/!")).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await PostAsync(http, 10, "text/plain"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(http, 4097, "application/ocsp-request"));
    }

    [Fact]
    public async Task Nobody_but_the_operator_revokes()
    {
        var parties = await platform.PartiesAsync();
        var body = Body("4242", "keyCompromise");

        Assert.Equal(HttpStatusCode.Unauthorized, (await parties.Anyone.PostAsync(Revocations, body)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await parties.Employer.PostAsync(Revocations, body)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await parties.Worker.PostAsync(Revocations, body)).Status);
    }

    [Fact]
    public async Task The_operator_sees_no_contract() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await OperatorAsync()).GetAsync("/api/v1/contracts")).Status);

    [Theory]
    [InlineData("../x", "keyCompromise", "serialNumber")]
    [InlineData("4242", "certificateHold", "reason")]
    public async Task What_cannot_be_revoked_is_refused_with_the_field(string serialNumber, string reason, string field) =>
        A.FieldProblem(await (await OperatorAsync()).PostAsync(Revocations, Body(serialNumber, reason)), field);

    private Task<ApiCaller> OperatorAsync() =>
        ApiCaller.SignInAsync(platform.CreateClient(), "operator@platform.example");

    private static JsonObject Body(string serialNumber, string reason) =>
        new() { ["serialNumber"] = serialNumber, ["reason"] = reason };

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, int length, string type)
    {
        using var content = new ByteArrayContent(new byte[length])
        {
            Headers = { ContentType = new MediaTypeHeaderValue(type) },
        };
        using var response = await http.PostAsync("/development/authority/ocsp", content);
        return response.StatusCode;
    }
}
