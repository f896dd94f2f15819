using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Domain.Terms.Json;
using LaborContracts.TestKit;
using Xunit;

namespace LaborContracts.Domain.Tests.Terms;

public sealed class TermsSchemaTests
{
    private static readonly string Published = Path.Combine(Repository.Root, "docs", "formats", "schemas", "terms.schema.json");

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Set LABOR_CONTRACTS_RENEW=1 to write it anew after the terms have grown.</summary>
    [Fact]
    public void The_published_schema_is_that_of_the_terms()
    {
        var schema = TermsSchema.Create();
        if (Environment.GetEnvironmentVariable("LABOR_CONTRACTS_RENEW") == "1")
            File.WriteAllText(Published, schema.ToJsonString(Written) + "\n");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(Published)), schema), "docs/formats/schemas/terms.schema.json is not the terms' schema");
    }
}
