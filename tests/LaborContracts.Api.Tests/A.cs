using System.Net;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests;

/// <summary>Claims about answers.</summary>
internal static class A
{
    /// <summary>Problem details as RFC 9457 has them, with the stable code.</summary>
    public static void Problem(ApiAnswer answer, HttpStatusCode status, string code)
    {
        Assert.True(answer.ContentType == "application/problem+json", $"{(int)answer.Status} {answer.ContentType}: {answer.Text}");
        Assert.Equal((status, code), (answer.Status, answer.Code));
        var problem = answer.Json;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.Equal($"urn:labor-contracts:{code}", problem.GetProperty("type").GetString());
        Assert.NotEqual("", problem.GetProperty("title").GetString());
        Assert.NotEqual("", problem.GetProperty("detail").GetString());
    }

    /// <summary>400 that names exactly these fields.</summary>
    public static void FieldProblem(ApiAnswer answer, params string[] fields)
    {
        Problem(answer, HttpStatusCode.BadRequest, "request.malformed");
        Assert.Equal(fields.Order(), answer.Json.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
    }
}
