using System.Text.Json.Nodes;

namespace LaborContracts.Api.Tests.BeforeSigning;

/// <summary>What the worker of the example terms, and its employer's clerk, say for an identity check.</summary>
internal static class IdentityBodies
{
    public const string Name = "王䶮";
    public const string IdNumber = "320499199003070012";
    public const string Phone = "13800000001";

    public static JsonObject Own(string method = "operator-register") => new()
    {
        ["method"] = method, ["name"] = Name, ["idNumber"] = IdNumber, ["phone"] = Phone,
    };

    public static JsonObject Papers() => new()
    {
        ["name"] = Name, ["idNumber"] = IdNumber, ["papers"] = new JsonArray("resident-identity-card"),
    };
}
