using System.Net;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests;

/// <summary>The description of the API that programs read, and the page that people read.</summary>
public sealed class DescriptionTests(InProcessPlatform platform)
{
    [Fact]
    public async Task The_description_is_OpenAPI_3_1_and_names_every_call()
    {
        var description = (await new ApiCaller(platform.CreateClient()).GetAsync("/openapi/v1.json")).Good().Json;

        Assert.StartsWith("3.1", description.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var calls =
            from path in description.GetProperty("paths").EnumerateObject()
            from call in path.Value.EnumerateObject()
            select $"{call.Name.ToUpperInvariant()} {path.Name}";
        Assert.Equal(
            [
                "DELETE /api/v1/me/passkeys/{id}",
                "DELETE /api/v1/webhooks/{id}",
                "GET /api/v1/anchors/{root}",
                "GET /api/v1/batches",
                "GET /api/v1/batches/template.csv",
                "GET /api/v1/batches/template.xlsx",
                "GET /api/v1/batches/{id}",
                "GET /api/v1/batches/{id}/results.csv",
                "GET /api/v1/cases",
                "GET /api/v1/cases/refusals",
                "GET /api/v1/cases/{id}",
                "GET /api/v1/cases/{id}/contracts/{contract}",
                "GET /api/v1/cases/{id}/contracts/{contract}/document.pdf",
                "GET /api/v1/cases/{id}/contracts/{contract}/evidence.zip",
                "GET /api/v1/cases/{id}/evidence.zip",
                "GET /api/v1/cases/{id}/imports",
                "GET /api/v1/cases/{id}/imports/{import}/document.pdf",
                "GET /api/v1/cases/{id}/statement",
                "GET /api/v1/chain",
                "GET /api/v1/contracts",
                "GET /api/v1/contracts/{id}",
                "GET /api/v1/contracts/{id}/access-log",
                "GET /api/v1/contracts/{id}/certificate.pdf",
                "GET /api/v1/contracts/{id}/consensus.json",
                "GET /api/v1/contracts/{id}/document.pdf",
                "GET /api/v1/contracts/{id}/evidence.zip",
                "GET /api/v1/contracts/{id}/findings",
                "GET /api/v1/contracts/{id}/proof.json",
                "GET /api/v1/contracts/{id}/trail.json",
                "GET /api/v1/coverage",
                "GET /api/v1/coverage.csv",
                "GET /api/v1/coverage.xlsx",
                "GET /api/v1/deadlines",
                "GET /api/v1/deadlines.ics",
                "GET /api/v1/employer/accounts",
                "GET /api/v1/employer/seal",
                "GET /api/v1/employer/seal/preview.pdf",
                "GET /api/v1/filings",
                "GET /api/v1/filings.xlsx",
                "GET /api/v1/firms",
                "GET /api/v1/firms/{id}/licence",
                "GET /api/v1/imports",
                "GET /api/v1/imports/{id}",
                "GET /api/v1/imports/{id}/document.pdf",
                "GET /api/v1/imports/{id}/proof.json",
                "GET /api/v1/imports/{id}/trail.json",
                "GET /api/v1/me/data.json",
                "GET /api/v1/me/identity-checks",
                "GET /api/v1/me/passkeys",
                "GET /api/v1/notices/signing",
                "GET /api/v1/operation",
                "GET /api/v1/operator/accounts",
                "GET /api/v1/roster",
                "GET /api/v1/roster.xlsx",
                "GET /api/v1/statement",
                "GET /api/v1/verifications/{code}",
                "GET /api/v1/webhooks",
                "GET /api/v1/webhooks/{id}/deliveries",
                "POST /api/v1/batches",
                "POST /api/v1/batches/{id}/cancel",
                "POST /api/v1/batches/{id}/confirm",
                "POST /api/v1/cases",
                "POST /api/v1/cases/{id}/approve",
                "POST /api/v1/cases/{id}/close",
                "POST /api/v1/cases/{id}/comparisons",
                "POST /api/v1/cases/{id}/search",
                "POST /api/v1/contracts",
                "POST /api/v1/contracts/check",
                "POST /api/v1/contracts/search",
                "POST /api/v1/contracts/{id}/amendments",
                "POST /api/v1/contracts/{id}/change-requests",
                "POST /api/v1/contracts/{id}/change-requests/{request}/answer",
                "POST /api/v1/contracts/{id}/decline",
                "POST /api/v1/contracts/{id}/identity-checks",
                "POST /api/v1/contracts/{id}/intents",
                "POST /api/v1/contracts/{id}/notice-acknowledgements",
                "POST /api/v1/contracts/{id}/offer",
                "POST /api/v1/contracts/{id}/paper-copies",
                "POST /api/v1/contracts/{id}/readings",
                "POST /api/v1/contracts/{id}/reminders",
                "POST /api/v1/contracts/{id}/renewals",
                "POST /api/v1/contracts/{id}/signatures",
                "POST /api/v1/contracts/{id}/terminations",
                "POST /api/v1/contracts/{id}/withdraw",
                "POST /api/v1/deadlines/calendar",
                "POST /api/v1/employer/accounts",
                "POST /api/v1/employer/accounts/{id}/disable",
                "POST /api/v1/employer/accounts/{id}/enable",
                "POST /api/v1/employer/accounts/{id}/revoke",
                "POST /api/v1/employer/accounts/{id}/roles",
                "POST /api/v1/employer/invitations/{id}/withdraw",
                "POST /api/v1/firms/{id}/approve",
                "POST /api/v1/firms/{id}/refuse",
                "POST /api/v1/imports",
                "POST /api/v1/me/identity-checks",
                "POST /api/v1/me/passkeys",
                "POST /api/v1/me/passkeys/challenges",
                "POST /api/v1/me/password",
                "POST /api/v1/operator/accounts",
                "POST /api/v1/operator/accounts/{id}/disable",
                "POST /api/v1/operator/accounts/{id}/enable",
                "POST /api/v1/operator/accounts/{id}/revoke",
                "POST /api/v1/operator/accounts/{id}/roles",
                "POST /api/v1/operator/invitations/{id}/withdraw",
                "POST /api/v1/verifications",
                "POST /api/v1/verifications/hash",
                "POST /api/v1/webhooks",
                "POST /api/v1/webhooks/{id}/enable",
                "POST /api/v1/webhooks/{id}/redeliveries",
                "POST /api/v1/webhooks/{id}/secret",
                "POST /connect/token",
                "PUT /api/v1/employer/seal",
            ],
            calls.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Terms_are_described_as_they_are_read()
    {
        var schemas = (await new ApiCaller(platform.CreateClient()).GetAsync("/openapi/v1.json")).Good().Json
            .GetProperty("components").GetProperty("schemas");

        var terms = schemas.GetProperty("ContractTerms").GetProperty("properties");
        Assert.Equal(
            TermsSchema.MembersOf(typeof(ContractTerms)).Order(StringComparer.Ordinal),
            terms.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.False(schemas.GetProperty("ContractTerm").GetProperty("properties").TryGetProperty("span", out _));
        Assert.Equal("string", schemas.GetProperty("IdentityNumber").GetProperty("type").GetString());
    }

    [Fact]
    public async Task Bytes_of_passkeys_are_described_as_text_in_base64url()
    {
        var answer = (await new ApiCaller(platform.CreateClient()).GetAsync("/openapi/v1.json")).Good().Json
            .GetProperty("components").GetProperty("schemas").GetProperty("PasskeyAnswer").GetProperty("properties");

        Assert.Equal(["authenticatorData", "clientData", "credentialId", "signature"], answer.EnumerateObject().Select(p => p.Name).Order());
        Assert.All(answer.EnumerateObject(), part => Assert.Equal("base64url", part.Value.GetProperty("format").GetString()));
    }

    [Fact]
    public async Task The_page_for_people_answers()
    {
        var page = await new ApiCaller(platform.CreateClient()).GetAsync("/docs");

        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.Status, page.ContentType));
    }
}
