using System.Net;
using System.Text.RegularExpressions;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;

namespace LaborContracts.Api.Tests.SignIn;

/// <summary>Someone at the sign-in pages, with a browser's memory for cookies, who follows no redirect unasked.</summary>
internal sealed partial class PageVisitor(InProcessPlatform platform, Uri? address = null) : IDisposable
{
    private readonly HttpClient _http = platform.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = address ?? new("http://localhost") });

    public Task<HttpResponseMessage> OpenAsync(string path) => _http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));

    /// <summary>Fills in the form as it stands on the page and sends it.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string userName, string password, string page = "/sign-in") =>
        await SubmitAsync(await TextAsync(await OpenAsync(page)), ("userName", userName), ("password", password));

    /// <summary>Sends the form of a page with what is typed in.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, params (string Name, string Value)[] typed)
    {
        var hidden = Hidden().Match(page);
        return await PostAsync(
            WebUtility.HtmlDecode(Action().Match(page).Groups[1].Value),
            [(hidden.Groups[1].Value, WebUtility.HtmlDecode(hidden.Groups[2].Value)), .. typed]);
    }

    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await _http.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    public async Task<ApiAnswer> TokenAsync(params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await new ApiCaller(_http).SendAsync(HttpMethod.Post, "/connect/token", form);
    }

    public static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();

    /// <summary>The page without the token in its form, which is another each time.</summary>
    public static async Task<string> SentencesAsync(HttpResponseMessage answer) => Hidden().Replace(await TextAsync(answer), "");

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("""<input type="hidden" name="(__[^"]+)" value="([^"]+)""")]
    private static partial Regex Hidden();

    [GeneratedRegex("""<form method="post" action="([^"]+)""")]
    private static partial Regex Action();
}
