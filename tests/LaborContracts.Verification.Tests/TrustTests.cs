using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Verification.Tests;

public sealed class TrustTests(VerificationRoom room)
{
    [Fact]
    public void The_pins_of_a_file_are_read()
    {
        var trust = Trust.Read(Bytes(File()));

        Assert.Equal((20_261ul, new MemoryRegistry().Address), (trust.ChainId, trust.Registry));
    }

    [Fact]
    public void Without_a_chain_the_signatures_can_still_be_judged()
    {
        var file = File();
        file.Remove("chainId");
        file.Remove("registry");

        var trust = Trust.Read(Bytes(file));

        Assert.Equal((null, null), (trust.ChainId, trust.Registry));
    }

    [Theory]
    [InlineData("chainId", "\"20261\"")]
    [InlineData("chainId", "-1")]
    [InlineData("registry", "\"0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed\"")]
    [InlineData("trustRoots", "[\"no PEM\"]")]
    [InlineData("trustRoots", "[1]")]
    [InlineData("timestampRoots", "null")]
    public void A_pin_of_another_form_is_refused(string member, string value)
    {
        var file = File();
        file[member] = JsonNode.Parse(value);

        Assert.Throws<FormatException>(() => Trust.Read(Bytes(file)));
    }

    [Fact]
    public void The_file_follows_its_schema() => Assert.Empty(Schema.Faults("trust", File().ToJsonString()));

    private JsonObject File() => JsonSerializer.SerializeToNode(new
    {
        trustRoots = (string[])[room.Authority.RootPem],
        timestampRoots = (string[])[room.TimestampAuthority.RootPem],
        chainId = 20_261,
        registry = new MemoryRegistry().Address.ToString(),
        validators = Array.Empty<object>(),
    })!.AsObject();

    private static byte[] Bytes(JsonObject file) => JsonSerializer.SerializeToUtf8Bytes(file);
}
