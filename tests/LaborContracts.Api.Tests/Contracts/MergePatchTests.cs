using System.Text.Json.Nodes;
using LaborContracts.Api.Pages.Desk.Drafting;
using Xunit;

namespace LaborContracts.Api.Tests.Contracts;

public sealed class MergePatchTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""", "{}")]
    [InlineData("""{"a":1}""", """{"a":2}""", """{"a":2}""")]
    [InlineData("""{"a":1,"b":2}""", """{"b":2}""", """{"a":null}""")]
    [InlineData("""{"a":{"x":1,"y":2}}""", """{"a":{"x":1,"y":3}}""", """{"a":{"y":3}}""")]
    [InlineData("""{"a":{"x":1,"y":2}}""", """{"a":{"x":1}}""", """{"a":{"y":null}}""")]
    [InlineData("""{"a":["x","y"]}""", """{"a":["x"]}""", """{"a":["x"]}""")]
    [InlineData("""{}""", """{"a":{"x":1}}""", """{"a":{"x":1}}""")]
    [InlineData("""{"a":"x"}""", """{"a":{"x":1}}""", """{"a":{"x":1}}""")]
    public void A_patch_says_what_differs_and_no_more(string before, string after, string patch)
    {
        var between = MergePatch.Between(JsonNode.Parse(before)!.AsObject(), JsonNode.Parse(after)!.AsObject());

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(patch), between), between.ToJsonString());
    }
}
