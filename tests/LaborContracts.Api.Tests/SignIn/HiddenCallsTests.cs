using LaborContracts.Api.Tests.Platform;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaborContracts.Api.Tests.SignIn;

/// <summary>The table of who may do what is held against the description: what the description leaves out is named here.</summary>
public sealed class HiddenCallsTests(InProcessPlatform platform)
{
    [Fact]
    public void No_call_is_left_out_of_the_description_but_these()
    {
        var hidden = platform.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>()?.ExcludeFromDescription == true
                || !IsOfTheApi(endpoint.RoutePattern.RawText!))
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Where(path => !path.StartsWith("/development/", StringComparison.Ordinal)) // not there in production
            .Where(path => !path.StartsWith("/docs", StringComparison.Ordinal)) // the reader of the description
            .Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(
            (string[])[
                "/",
                "/account", // asks for the cookie
                "/account/passkeys", // asks for the cookie
                "/account/passkeys/challenges", // asks for the cookie
                "/account/passkeys/{id:guid}/remove", // asks for the cookie
                "/connect/authorize", // asks for the cookie
                "/contracts/", // asks for the cookie, like those below it
                "/contracts/of/{code}",
                "/contracts/{id:guid}",
                "/contracts/{id:guid}/change-requests",
                "/contracts/{id:guid}/decline",
                "/contracts/{id:guid}/document.pdf",
                "/contracts/{id:guid}/paper-copies",
                "/contracts/{id:guid}/proof.json",
                "/contracts/{id:guid}/receipt",
                "/contracts/{id:guid}/sign/",
                "/contracts/{id:guid}/sign/identity",
                "/contracts/{id:guid}/sign/notice",
                "/contracts/{id:guid}/sign/proof",
                "/contracts/{id:guid}/sign/reading",
                "/contracts/{id:guid}/trail.json",
                "/health",
                "/inspection/", // asks for the cookie, like those below it
                "/inspection/open",
                "/inspection/{id:guid}",
                "/inspection/{id:guid}/approve",
                "/inspection/{id:guid}/close",
                "/inspection/{id:guid}/comparisons",
                "/inspection/{id:guid}/contracts/{contract:guid}",
                "/inspection/{id:guid}/contracts/{contract:guid}/comparisons",
                "/inspection/{id:guid}/contracts/{contract:guid}/document.pdf",
                "/inspection/{id:guid}/contracts/{contract:guid}/evidence.zip",
                "/invitation/{secret}", // asks for the secret of a message
                "/join",
                "/large-type",
                "/openapi/v1.json",
                "/password", // asks for the cookie
                "/sign-in",
                "/sign-out", // asks for the cookie
                "/v/{code}",
                "/verify",
                "/verify/hash",
                "{**path:file}", // the pages' own files
            ],
            (string[])[.. hidden]);
    }

    private static bool IsOfTheApi(string path) => path == "/connect/token" || path.StartsWith("/api/v1/", StringComparison.Ordinal);
}
