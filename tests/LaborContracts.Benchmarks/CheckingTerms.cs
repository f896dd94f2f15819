using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LaborContracts.TestKit.Platform;

namespace LaborContracts.Benchmarks;

/// <summary>
/// <c>POST /contracts/check</c> over HTTP, for a full contract of two parties of whom the platform holds three contracts and
/// the draft states five more.
/// </summary>
internal static class CheckingTerms
{
    public static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        await using var platform = new PlatformProcess(new Uri("http://127.0.0.1:1"), 20261); // no chain: checking needs none
        await platform.StartAsync();
        var parties = await Parties.SignInAsync(platform.Http);
        for (var i = 0; i < 3; i++) await parties.ConcludedAsync();

        // As a client that keeps its connection; the kit's own opens a new one for each call.
        using var http = new HttpClient { BaseAddress = platform.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(http));
        var body = Encoding.UTF8.GetBytes(Terms().ToJsonString());
        var median = Stopwatches.MedianMilliseconds(() => Check(http, body), TimeSpan.FromSeconds(10), 600);
        return [new("check with history, over HTTP", median, "ms", Aim.AtMost, 5)];
    }

    private static void Check(HttpClient http, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/contracts/check") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        using var response = http.Send(request);
        response.EnsureSuccessStatusCode();
        response.Content.ReadAsStream().CopyTo(Stream.Null);
    }

    private static async Task<string> TokenAsync(HttpClient http)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password", ["username"] = "hr@changshun.example", ["password"] = "demonstration",
        });
        using var answer = await http.PostAsync(new Uri("/connect/token", UriKind.Relative), form);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["access_token"]!.GetValue<string>();
    }

    private static JsonObject Terms()
    {
        var terms = Parties.ExampleTerms();
        terms["earlierContracts"] = new JsonArray([.. Enumerable.Range(0, 5).Select(i => (JsonNode)new JsonObject
        {
            ["term"] = new JsonObject { ["start"] = $"{2016 + 2 * i}-12-01", ["end"] = $"{2018 + 2 * i}-11-30" },
            ["hadProbation"] = i == 0,
        })]);
        return terms;
    }
}
