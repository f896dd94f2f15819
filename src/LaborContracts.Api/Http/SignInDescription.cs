using LaborContracts.Api.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LaborContracts.Api.Http;

/// <summary>
/// What the OpenAPI description says of signing in: the authority, and for each call the roles of which one is enough
/// (OpenAPI 3.1 §4.8.30 lets a requirement name roles), read from the policies that hold it.
/// </summary>
internal static class SignInDescription
{
    private const string Scheme = "signIn";

    public static void AddSignIn(this OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, context, _) =>
        {
            var settings = context.ApplicationServices.GetRequiredService<PlatformSettings>();
            var authority = (settings.SignIn.Authority ?? settings.BaseAddress).OriginalString.TrimEnd('/');
            document.AddComponent<IOpenApiSecurityScheme>(Scheme, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OpenIdConnect,
                OpenIdConnectUrl = new Uri($"{authority}/.well-known/openid-configuration"),
                Description = "An access token of the authority, as a bearer token (RFC 6750).",
            });
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(async (operation, context, _) =>
        {
            var policies = context.ApplicationServices.GetRequiredService<IAuthorizationPolicyProvider>();
            var asked = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().ToList();
            if (asked.Count == 0) return;
            var policy = await AuthorizationPolicy.CombineAsync(policies, asked);
            var roles = policy!.Requirements.OfType<RolesAuthorizationRequirement>().Select(requirement => requirement.AllowedRoles)
                .Aggregate((some, others) => some.Intersect(others));
            operation.Security =
            [
                .. roles.Select(role =>
                    new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [role] }),
            ];
            operation.Responses ??= [];
            operation.Responses["401"] = new OpenApiResponse { Description = "No valid token" };
            operation.Responses["403"] = new OpenApiResponse { Description = "None of the roles" };
        });
    }
}
