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
        options.AddSchemaTransformer((schema, context, _) =>
        {
            // Our own converter hides from the generator that times are text.
            if (context.JsonTypeInfo.Type == typeof(DateTimeOffset)) schema.Type = JsonSchemaType.String;
            if (context.JsonTypeInfo.Type == typeof(DateTimeOffset?)) schema.Type = JsonSchemaType.String | JsonSchemaType.Null;
            return Task.CompletedTask;
        });
    });
}
