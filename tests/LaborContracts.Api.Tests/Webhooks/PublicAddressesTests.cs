using System.Net;
using LaborContracts.Api.Webhooks;
using LaborContracts.TestKit;
using Xunit;

namespace LaborContracts.Api.Tests.Webhooks;

/// <summary>A stranger's address must not make the platform call its own network.</summary>
public sealed class PublicAddressesTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.8.8")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.100.100.200")] // where Alibaba Cloud tells a machine its secrets
    [InlineData("169.254.169.254")] // where most others do
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:7f00:1::")]
    [InlineData("2001:db8::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("ff02::1")]
    public void Not_these(string address) => Assert.False(PublicAddresses.Has(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("100.63.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("223.5.5.5")]
    [InlineData("2400:3200::1")]
    [InlineData("::ffff:223.5.5.5")]
    public void But_these(string address) => Assert.True(PublicAddresses.Has(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task A_connection_to_this_machine_is_never_made(string host)
    {
        var calls = 0;
        await using var server = LoopbackServer.Start(context =>
        {
            calls++;
            return Task.CompletedTask;
        });
        using var client = new HttpClient(WebhookConnections.Handler(anywhere: false));
        using var allowed = new HttpClient(WebhookConnections.Handler(anywhere: true));

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri($"http://{host}:{server.Url.Port}/")));
        Assert.IsType<AddressNotPublicException>(refused.InnerException);
        Assert.Equal(0, calls);

        using var answer = await allowed.GetAsync(server.Url);
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var calls = 0;
        await using var server = LoopbackServer.Start(context =>
        {
            calls++;
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        });
        using var client = new HttpClient(WebhookConnections.Handler(anywhere: true));

        using var answer = await client.GetAsync(server.Url);

        Assert.Equal((HttpStatusCode.Redirect, 1), (answer.StatusCode, calls));
    }
}
