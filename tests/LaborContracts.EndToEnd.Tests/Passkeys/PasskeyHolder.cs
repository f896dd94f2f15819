using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.EndToEnd.Tests.Pages;
using LaborContracts.TestKit.Platform;

namespace LaborContracts.EndToEnd.Tests.Passkeys;

/// <summary>A worker with a browser whose device makes passkeys and makes sure of its owner (Chromium's virtual authenticator).</summary>
internal sealed class PasskeyHolder(Visitor visitor, Parties parties) : IAsyncDisposable
{
    public Visitor Visitor => visitor;

    /// <summary>A browser with such a device, signed in to the account's page.</summary>
    public static async Task<PasskeyHolder> SignInAsync(Visitor visitor, Parties parties, string userName)
    {
        var devTools = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true,
                ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        await visitor.OpenAsync("/sign-in");
        await visitor.Page.FillAsync("#userName", userName);
        await visitor.Page.FillAsync("#password", "demonstration");
        await visitor.Page.TurnAsync("button[type=submit]");
        await visitor.Page.WaitForURLAsync("**/account");
        return new(visitor, parties);
    }

    /// <summary>Asks for a code, and types in the one that comes, or another.</summary>
    public async Task AddAsync(string? mistyped = null)
    {
        await visitor.Page.TurnAsync("#begin-passkey button");
        await visitor.Page.Locator("#new-passkey").WaitForAsync();
        await TypeAsync(mistyped ?? await parties.CodeAsync());
    }

    public async Task TypeAsync(string code)
    {
        await visitor.Page.FillAsync("#code", code);
        await visitor.Page.ClickAsync("#new-passkey button");
    }

    /// <summary>The body that completes an intent, with what the device answers to it, or to another's challenge.</summary>
    public async Task<JsonObject> AnswerAsync(JsonElement intent, JsonElement? challengeOf = null)
    {
        var asked = (challengeOf ?? intent).GetProperty("passkey").GetRawText();
        var answer = await visitor.Page.EvaluateAsync<string>(
            """
            async asked => {
              const { id, response } = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(asked)) });
              const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
              return JSON.stringify({
                credentialId: id, authenticatorData: text(response.authenticatorData), clientData: text(response.clientDataJSON), signature: text(response.signature),
              });
            }
            """,
            asked);
        return new JsonObject { ["intentId"] = intent.GetProperty("id").GetGuid(), ["passkey"] = JsonNode.Parse(answer) };
    }

    public ValueTask DisposeAsync() => visitor.DisposeAsync();
}
