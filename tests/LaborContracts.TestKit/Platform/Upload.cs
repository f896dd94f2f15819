using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LaborContracts.TestKit.Platform;

/// <summary>A spreadsheet of an employer, and what is done with it, through the public API alone.</summary>
public static class Upload
{
    private const string Path = "/api/v1/batches";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>A resident identity number of an invented person, another for each number up to 99,999, with the county that there is not.</summary>
    public static string IdNumberOf(int person)
    {
        var day = new DateOnly(1985, 1, 1).AddDays(person / 500);
        var digits = string.Create(CultureInfo.InvariantCulture, $"320499{day:yyyyMMdd}{person % 500 + 100:D3}");
        return digits + "10X98765432"[digits.Select((digit, at) => (digit - '0') * Weights[at]).Sum() % 11];
    }

    /// <summary>What all lines have in common: <see cref="Parties.RepeatableTerms"/> without a worker.</summary>
    public static JsonObject Common()
    {
        var terms = Parties.RepeatableTerms();
        terms.Remove("worker");
        return terms;
    }

    /// <summary>A line for each person, under Chinese headings.</summary>
    public static byte[] Csv(params IEnumerable<int> people) => Csv(people.Select(Line));

    /// <summary>Lines as they are, under the headings of name, identity number, address, phone and monthly wage.</summary>
    public static byte[] Csv(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(
        "劳动者姓名,劳动者证件号码,劳动者住址,劳动者联系电话,每月报酬\r\n" + string.Concat(lines.Select(line => line + "\r\n")));

    public static string Line(int person) => string.Create(
        CultureInfo.InvariantCulture, $"王䶮,{IdNumberOf(person)},江苏省常州市天宁区延陵中路 20 号,138{person:D8},6500.00");

    public static async Task<ApiAnswer> PostAsync(
        ApiCaller employer, byte[] file, JsonObject? common = null, string kind = "labor-contract", params (string Name, string Value)[] headers)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(kind), "kind" },
            { new StringContent((common ?? Common()).ToJsonString()), "common" },
            { new ByteArrayContent(file), "file", "people.csv" },
        };
        return await employer.SendAsync(HttpMethod.Post, Path, form, headers);
    }

    /// <summary>An upload whose lines have all been checked.</summary>
    public static async Task<JsonElement> CheckedAsync(ApiCaller employer, byte[] file, JsonObject? common = null)
    {
        var id = (await PostAsync(employer, file, common)).Good().Json.GetProperty("id").GetGuid();
        await InStateAsync(employer, id, "checked");
        return await ViewAsync(employer, id);
    }

    public static string PathOf(Guid batch) => $"{Path}/{batch}";

    public static async Task<JsonElement> ShowAsync(ApiCaller employer, Guid batch) => (await employer.GetAsync(PathOf(batch))).Good().Json;

    public static async Task<JsonElement> ViewAsync(ApiCaller employer, Guid batch) =>
        (await ShowAsync(employer, batch)).GetProperty("batch");

    public static Task InStateAsync(ApiCaller employer, Guid batch, string state) => Eventually.TrueAsync(
        $"upload {state}", async () => (await ViewAsync(employer, batch)).GetProperty("state").GetString() == state);

    /// <summary>Confirms just what the upload's view says.</summary>
    public static Task<ApiAnswer> ConfirmAsync(ApiCaller employer, JsonElement view, JsonObject? reasons = null) => employer.PostAsync(
        $"{PathOf(view.GetProperty("id").GetGuid())}/confirm",
        new JsonObject
        {
            ["sha256"] = view.GetProperty("sha256").GetString(), ["lines"] = view.GetProperty("ready").GetInt32(), ["reasons"] = reasons,
        });

    /// <summary>The rows of <c>results.csv</c>, without its headings.</summary>
    public static async Task<string[][]> ResultsAsync(ApiCaller employer, Guid batch) =>
        [.. (await employer.GetAsync($"{PathOf(batch)}/results.csv")).Good().Text
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(','))];
}
