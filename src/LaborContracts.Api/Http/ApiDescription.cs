using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;
using Microsoft.OpenApi;

namespace LaborContracts.Api.Http;

/// <summary>The OpenAPI description, where it needs words that the code does not give by itself.</summary>
internal static class ApiDescription
{
    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "电子劳动合同 LaborContracts";
            document.Info.Description = "Draft, sign, anchor and verify electronic labor contracts. Errors are RFC 9457 problem details with a stable code.";
            return Task.CompletedTask;
        });
        options.AddSignIn();
        options.AddSchemaTransformer((schema, context, _) =>
        {
            // Our own converter hides from the generator that times are text.
            if (context.JsonTypeInfo.Type == typeof(DateTimeOffset)) schema.Type = JsonSchemaType.String;
            if (context.JsonTypeInfo.Type == typeof(DateTimeOffset?)) schema.Type = JsonSchemaType.String | JsonSchemaType.Null;
            if (context.JsonPropertyInfo?.CustomConverter is Base64UrlJson) (schema.Type, schema.Format) = (JsonSchemaType.String, "base64url");
            DescribeTerms(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
    });

    /// <summary>Terms are read and written by code of their own (docs/formats/schemas/terms.schema.json).</summary>
    private static void DescribeTerms(OpenApiSchema schema, Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        if (TermsSchema.PatternOf(value) is { } pattern && value != typeof(DateOnly))
        {
            (schema.Type, schema.Pattern, schema.Properties, schema.Required, schema.Enum) = (JsonSchemaType.String, pattern, null, null, null);
        }
        else if (value.IsClass && value.Namespace == typeof(ContractTerms).Namespace && value != typeof(Term)
            || value == typeof(Employer) || value == typeof(Worker))
        {
            var members = TermsSchema.MembersOf(value);
            foreach (var computed in schema.Properties?.Keys.Where(name => !members.Contains(name)).ToList() ?? []) schema.Properties!.Remove(computed);
            schema.Required?.IntersectWith(members);
        }
    }
}
