using System.Text.Json.Nodes;

namespace LaborContracts.Api.Tests.Lifecycle;

/// <summary>What is sent to draw up documents that follow the example contract.</summary>
internal static class Bodies
{
    public static JsonObject Amendment(string wage = "7000.00") => new()
    {
        ["changes"] = new JsonObject { ["remuneration"] = new JsonObject { ["monthlyWage"] = wage } },
        ["effectiveFrom"] = "2027-06-01",
        ["reason"] = "年度调薪",
    };

    public static JsonObject Renewal() => new()
    {
        ["term"] = new JsonObject { ["start"] = "2029-12-01", ["end"] = "2032-11-30" },
    };

    public static JsonObject Notice(string ground = "graveBreach") => Ending("termination-notice", ground);

    public static JsonObject Certificate(string? ground = null) =>
        ground is null ? new() { ["document"] = "termination-certificate" } : Ending("termination-certificate", ground);

    public static JsonObject Resignation() => Ending("resignation-notice", "resignationWithNotice");

    private static JsonObject Ending(string document, string ground) => new()
    {
        ["document"] = document,
        ["ending"] = new JsonObject
        {
            ["ground"] = ground,
            ["lastDay"] = ground == "expiry" ? "2029-11-30" : "2027-03-31",
            ["noticeOn"] = "2027-02-20",
            ["reason"] = "按双方书面确认的事实办理。",
            ["unionNotifiedOn"] = "2027-02-18",
            ["post"] = "仓储配送",
            ["serviceSince"] = "2026-12-01",
            ["handover"] = "车辆、钥匙和单据于最后工作日交还。",
        },
    };
}
