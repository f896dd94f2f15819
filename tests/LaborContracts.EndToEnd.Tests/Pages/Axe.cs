using LaborContracts.TestKit;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>axe-core, run in the page (from npm, pinned).</summary>
internal static class Axe
{
    private static readonly Lazy<string> Source = new(() =>
        File.ReadAllText(Path.Combine(Repository.Root, "node_modules", "axe-core", "axe.min.js")));

    public static async Task AssertNothingSeriousAsync(Visitor visitor)
    {
        await visitor.Page.EvaluateAsync(Source.Value);
        var found = await visitor.Page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run()).violations
              .filter(v => v.impact === "serious" || v.impact === "critical")
              .map(v => `${v.id}: ${v.nodes.map(n => n.html).join(" ")}`)
            """);
        Assert.True(found.Length == 0, $"{visitor.Page.Url}\n{string.Join('\n', found)}");
    }
}
