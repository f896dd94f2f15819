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
                "/contracts/imports/",
                "/contracts/imports/{id:guid}/document.pdf",
                "/contracts/imports/{id:guid}/proof.json",
                "/contracts/imports/{id:guid}/trail.json",
                "/contracts/of/{code}",
                "/contracts/{id:guid}",
                "/contracts/{id:guid}/certificate.pdf",
                "/contracts/{id:guid}/change-requests",
                "/contracts/{id:guid}/decline",
                "/contracts/{id:guid}/document.pdf",
                "/contracts/{id:guid}/evidence.zip",
                "/contracts/{id:guid}/paper-copies",
                "/contracts/{id:guid}/proof.json",
                "/contracts/{id:guid}/receipt",
                "/contracts/{id:guid}/sign/",
                "/contracts/{id:guid}/sign/identity",
                "/contracts/{id:guid}/sign/notice",
                "/contracts/{id:guid}/sign/proof",
                "/contracts/{id:guid}/sign/reading",
                "/contracts/{id:guid}/trail.json",
                "/desk/", // asks for the cookie, like those below it
                "/desk/batches/", // asks for the cookie, like all of the desk
                "/desk/batches/template.csv",
                "/desk/batches/template.xlsx",
                "/desk/batches/{id:guid}",
                "/desk/batches/{id:guid}/cancel",
                "/desk/batches/{id:guid}/confirm",
                "/desk/batches/{id:guid}/results.csv",
                "/desk/contracts/",
                "/desk/contracts/search",
                "/desk/contracts/{id:guid}",
                "/desk/contracts/{id:guid}/amend",
                "/desk/contracts/{id:guid}/amend/findings",
                "/desk/contracts/{id:guid}/amend/preview",
                "/desk/contracts/{id:guid}/certificate.pdf",
                "/desk/contracts/{id:guid}/change-requests/{request:guid}/answer",
                "/desk/contracts/{id:guid}/document.pdf",
                "/desk/contracts/{id:guid}/end",
                "/desk/contracts/{id:guid}/end/{document}",
                "/desk/contracts/{id:guid}/end/{document}/findings",
                "/desk/contracts/{id:guid}/end/{document}/preview",
                "/desk/contracts/{id:guid}/evidence.zip",
                "/desk/contracts/{id:guid}/identity-checks",
                "/desk/contracts/{id:guid}/offer",
                "/desk/contracts/{id:guid}/proof.json",
                "/desk/contracts/{id:guid}/receipt",
                "/desk/contracts/{id:guid}/reminders",
                "/desk/contracts/{id:guid}/renew",
                "/desk/contracts/{id:guid}/renew/findings",
                "/desk/contracts/{id:guid}/renew/preview",
                "/desk/contracts/{id:guid}/sign/",
                "/desk/contracts/{id:guid}/sign/identity",
                "/desk/contracts/{id:guid}/sign/notice",
                "/desk/contracts/{id:guid}/sign/proof",
                "/desk/contracts/{id:guid}/sign/reading",
                "/desk/contracts/{id:guid}/trail.json",
                "/desk/contracts/{id:guid}/withdraw",
                "/desk/draft",
                "/desk/draft/done/{id:guid}",
                "/desk/draft/done/{id:guid}/document.pdf",
                "/desk/draft/done/{id:guid}/offer",
                "/desk/draft/{kind}",
                "/desk/draft/{kind}/findings",
                "/desk/draft/{kind}/preview",
                "/desk/firm/",
                "/desk/firm/accounts",
                "/desk/firm/accounts/{id:guid}/disable",
                "/desk/firm/accounts/{id:guid}/enable",
                "/desk/firm/accounts/{id:guid}/revoke",
                "/desk/firm/accounts/{id:guid}/roles",
                "/desk/firm/calendar",
                "/desk/firm/filings.xlsx",
                "/desk/firm/invitations/{id:guid}/withdraw",
                "/desk/firm/roster.xlsx",
                "/desk/firm/seal",
                "/desk/firm/seal/preview.pdf",
                "/desk/firm/statement.json",
                "/desk/firm/webhooks",
                "/desk/firm/webhooks/{id:guid}",
                "/desk/firm/webhooks/{id:guid}/delete",
                "/desk/firm/webhooks/{id:guid}/enable",
                "/desk/firm/webhooks/{id:guid}/redeliveries",
                "/desk/firm/webhooks/{id:guid}/secret",
                "/desk/imports/",
                "/desk/imports/{id:guid}/document.pdf",
                "/desk/imports/{id:guid}/proof.json",
                "/desk/imports/{id:guid}/trail.json",
                "/health",
                "/inspection/", // asks for the cookie, like those below it
                "/inspection/coverage",
                "/inspection/coverage.csv",
                "/inspection/coverage.xlsx",
                "/inspection/open",
                "/inspection/refusals",
                "/inspection/{id:guid}",
                "/inspection/{id:guid}/approve",
                "/inspection/{id:guid}/close",
                "/inspection/{id:guid}/comparisons",
                "/inspection/{id:guid}/contracts/{contract:guid}",
                "/inspection/{id:guid}/contracts/{contract:guid}/comparisons",
                "/inspection/{id:guid}/contracts/{contract:guid}/document.pdf",
                "/inspection/{id:guid}/contracts/{contract:guid}/evidence.zip",
                "/inspection/{id:guid}/imports",
                "/inspection/{id:guid}/imports/{import:guid}/document.pdf",
                "/inspection/{id:guid}/statement",
                "/inspection/{id:guid}/statement.json",
                "/invitation/{secret}", // asks for the secret of a message
                "/join",
                "/large-type",
                "/openapi/v1.json",
                "/operation/", // asks for the cookie
                "/operation/firms/", // asks for the cookie, like those below it
                "/operation/firms/{id:guid}",
                "/operation/firms/{id:guid}/approve",
                "/operation/firms/{id:guid}/licence",
                "/operation/firms/{id:guid}/refuse",
                "/password", // asks for the cookie
                "/reader",
                "/register",
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
