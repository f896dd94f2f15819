using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Me;

/// <summary>
/// Addresses end up in logs of proxies and in histories of browsers. No call takes anything in its address by which a person could be looked for: a
/// new parameter has to be judged and written down here.
/// </summary>
public sealed class AddressesTests(InProcessPlatform platform)
{
    [Fact]
    public async Task No_call_has_a_place_for_personal_data_in_its_address()
    {
        var description = (await new ApiCaller(platform.CreateClient()).GetAsync("/openapi/v1.json")).Good().Json;

        var inAddresses =
            from path in description.GetProperty("paths").EnumerateObject()
            from call in path.Value.EnumerateObject()
            where call.Value.TryGetProperty("parameters", out _)
            from parameter in call.Value.GetProperty("parameters").EnumerateArray()
            where parameter.GetProperty("in").GetString() is "path" or "query"
            select parameter.GetProperty("name").GetString();

        Assert.Equal(
            ["after", "bilingual", "code", "contract", "cursor", "district", "document", "employer", "follows", "from", "id", "import", "kind", "limit", "line", "number", "request", "root", "state", "to", "token", "until", "version"],
            inAddresses.Distinct().Order(StringComparer.Ordinal));
    }
}
