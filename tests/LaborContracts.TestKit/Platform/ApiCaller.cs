using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace LaborContracts.TestKit.Platform;

/// <summary>One account, or nobody in particular, at the platform's API.</summary>
/// <param name="http">Its base address is the platform's.</param>
/// <param name="token">The bearer token; null for a caller who has not signed in.</param>
public sealed class ApiCaller(HttpClient http, string? token = null)
{
    private const string Password = "demonstration";

    /// <summary>The bearer token; null for a caller who has not signed in.</summary>
    public string? Token => token;

    /// <summary>A caller with the token of a demonstration account.</summary>
    public static Task<ApiCaller> SignInAsync(HttpClient http, string userName) =>
        SignInAsync(http, ("grant_type", "password"), ("username", userName), ("password", Password));

    /// <summary>A caller with the token that the platform's own authority gives for a form.</summary>
    public static async Task<ApiCaller> SignInAsync(HttpClient http, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var answer = await new ApiCaller(http).SendAsync(HttpMethod.Post, "/connect/token", content);
        return new ApiCaller(http, answer.Good().Json.GetProperty("access_token").GetString());
    }

    public Task<ApiAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<ApiAnswer> PostAsync(string path, JsonNode? json = null, params (string Name, string Value)[] headers) =>
        PostTextAsync(path, json?.ToJsonString(), headers);

    /// <summary>Posts a body as it is, JSON or not, labelled as JSON.</summary>
    public async Task<ApiAnswer> PostTextAsync(string path, string? json, params (string Name, string Value)[] headers)
    {
        using var content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        return await SendAsync(HttpMethod.Post, path, content, headers);
    }

    public async Task<ApiAnswer> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);
        return await ApiAnswer.ReadAsync(response);
    }

    /// <summary>The platform's report on a file, as anyone may ask for it.</summary>
    public async Task<ApiAnswer> VerifyAsync(byte[] file, byte[]? proof = null)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "contract.pdf" } };
        if (proof is not null) form.Add(new ByteArrayContent(proof), "proof", "proof.json");
        return await SendAsync(HttpMethod.Post, "/api/v1/verifications", form);
    }
}
