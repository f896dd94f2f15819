using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Ledger.Trails;
using LaborContracts.TestKit.Platform;

namespace LaborContracts.Api.Tests.Cases;

/// <summary>The labor authority's people at a platform, and what they do there.</summary>
internal sealed class Authority(InProcessPlatform platform)
{
    public const string Employer = "91320411MACY000187";
    public const string Worker = "320499199003070012";
    public const string OtherWorker = "320499199003070020";
    public const string Number = "常新人社监案〔2026〕第 17 号";

    public Task<ApiCaller> InspectorAsync() => AsAsync("inspector@bureau.example");

    public Task<ApiCaller> AsAsync(string account) => ApiCaller.SignInAsync(platform.CreateClient(), account);

    /// <summary>A case of the two parties of the example terms, in their district.</summary>
    public static JsonObject Body() => Body(Employer, Worker);

    /// <param name="parties">Credit codes and identity numbers.</param>
    public static JsonObject Body(params string[] parties) => new()
    {
        ["number"] = Number,
        ["basis"] = "complaint",
        ["district"] = "320411",
        ["endsOn"] = "2026-12-31",
        ["parties"] = new JsonArray([.. parties.Select(party =>
            new JsonObject { [party.StartsWith('9') ? "creditCode" : "idNumber"] = party })]),
    };

    public static async Task<Guid> OpenAsync(ApiCaller inspector, JsonObject? body = null) =>
        (await inspector.PostAsync("/api/v1/cases", body ?? Body())).Good().Json.GetProperty("id").GetGuid();

    public static Task<ApiAnswer> SearchAsync(ApiCaller inspector, Guid opened, JsonObject? wanted = null, string query = "") =>
        inspector.PostAsync($"/api/v1/cases/{opened}/search{query}", wanted ?? []);

    public static string PathOf(Guid opened, Guid contract) => $"/api/v1/cases/{opened}/contracts/{contract}";

    public static async Task<ApiAnswer> CompareAsync(ApiCaller inspector, Guid opened, byte[] copy, Guid? contract = null)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(copy), "file", "copy.pdf" } };
        if (contract is { } named) form.Add(new StringContent(named.ToString()), "contract");
        return await inspector.SendAsync(HttpMethod.Post, $"/api/v1/cases/{opened}/comparisons", form);
    }

    /// <summary>The looks of the authority that a contract's trail tells of, as its worker may see it.</summary>
    public static async Task<IReadOnlyList<TrailEvent>> LooksAsync(ApiCaller worker, Guid contract) =>
    [
        .. TrailFile.Read((await worker.GetAsync($"{Parties.PathOf(contract)}/trail.json")).Good().Body).Entries
            .Where(entry => entry.Event is not null).Select(entry => TrailEvent.TryRead(entry.Event!.Value)!).Where(told => told.Actor == "inspector"),
    ];

    /// <summary>The codes of recorded refusals, latest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> RefusalsAsync() =>
        [.. (await (await AsAsync("auditor@bureau.example")).GetAsync("/api/v1/cases/refusals")).Good().Json.GetProperty("refusals").EnumerateArray()];
}
