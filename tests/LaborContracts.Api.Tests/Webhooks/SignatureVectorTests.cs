using System.Text;
using LaborContracts.Api.Webhooks;
using Xunit;

namespace LaborContracts.Api.Tests.Webhooks;

/// <summary>
/// The example that the libraries of Standard Webhooks (github.com/standard-webhooks/standard-webhooks, each library's own tests) and
/// the documentation of Svix, where the scheme comes from, all compute.
/// </summary>
public sealed class SignatureVectorTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const long Timestamp = 1614265330;
    private const string Body = """{"test": 2432232314}""";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    [Fact]
    public void The_published_example_is_computed() => Assert.Equal(
        Signature, WebhookSignature.Of(Id, DateTimeOffset.FromUnixTimeSeconds(Timestamp), Encoding.UTF8.GetBytes(Body), Secret));

    [Fact]
    public void The_tests_own_receiver_computes_it_too_and_notices_a_changed_byte()
    {
        var message = new Receiver.Message(Id, $"{Timestamp}", $"v1,AAAA {Signature}", "application/json", Encoding.UTF8.GetBytes(Body));

        Assert.True(Receiver.IsSigned(message, Secret));
        Assert.False(Receiver.IsSigned(message with { Body = Encoding.UTF8.GetBytes(Body.Replace('4', '5')) }, Secret));
        Assert.False(Receiver.IsSigned(message with { Timestamp = $"{Timestamp + 1}" }, Secret));
        Assert.False(Receiver.IsSigned(message with { Id = "msg_other" }, Secret));
    }
}
