using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LaborContracts.TestKit.Platform;

/// <summary>Someone who comes to an account as people do: by the link in a message, and a password chosen on its page.</summary>
public static partial class Newcomer
{
    public const string Password = "a password of many words";

    /// <summary>Invites a phone, and gives the invitation's id.</summary>
    /// <param name="path"><c>/api/v1/employer/accounts</c> or <c>/api/v1/operator/accounts</c>.</param>
    public static async Task<Guid> InvitedAsync(ApiCaller inviter, string path, string phone, params string[] roles) =>
        (await inviter.PostAsync(path, new JsonObject { ["phone"] = phone, ["roles"] = new JsonArray([.. roles.Select(role => JsonValue.Create(role))]) }))
        .Good().Json.GetProperty("id").GetGuid();

    /// <summary>Path of the link in an invitation's message, once it was sent.</summary>
    public static async Task<string> LinkAsync(HttpClient http, Guid invitation) => await Eventually.SeenAsync("the message", async () =>
        (await new ApiCaller(http).GetAsync("/development/outbox.json")).Good().Json.EnumerateArray()
        .Where(message => message.GetProperty("intentId").GetString() == invitation.ToString())
        .Select(message => $"/invitation/{message.GetProperty("code").GetString()}").SingleOrDefault());

    /// <summary>Opens a link, chooses a password, and is told the name of the account.</summary>
    public static async Task<string> AcceptAsync(HttpClient http, string link, string password = Password)
    {
        using var answer = await SubmitAsync(http, link, ("password", password), ("again", password));
        var page = await answer.Content.ReadAsStringAsync();
        return Name().Match(page) is { Success: true } name
            ? name.Groups[1].Value : throw new InvalidOperationException($"{(int)answer.StatusCode}: {page}");
    }

    /// <summary>Invited, come, and signed in.</summary>
    public static async Task<(string UserName, ApiCaller Caller)> JoinedAsync(
        HttpClient http, ApiCaller inviter, string path, string phone, params string[] roles)
    {
        var name = await AcceptAsync(http, await LinkAsync(http, await InvitedAsync(inviter, path, phone, roles)));
        return (name, await SignInAsync(http, name));
    }

    public static Task<ApiCaller> SignInAsync(HttpClient http, string userName, string password = Password) =>
        ApiCaller.SignInAsync(http, ("grant_type", "password"), ("username", userName), ("password", password));

    /// <summary>Sends the form of a page with what is typed in.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(HttpClient http, string path, params (string Name, string Value)[] typed)
    {
        var hidden = Hidden().Match(await http.GetStringAsync(new Uri(path, UriKind.Relative)));
        using var form = new FormUrlEncodedContent(
        [
            new(hidden.Groups[1].Value, WebUtility.HtmlDecode(hidden.Groups[2].Value)),
            .. typed.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ]);
        return await http.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    [GeneratedRegex("""<input type="hidden" name="(__[^"]+)" value="([^"]+)""")]
    private static partial Regex Hidden();

    [GeneratedRegex("<dd>([0-9]{12})</dd>")]
    private static partial Regex Name();
}
