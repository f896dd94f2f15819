using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LaborContracts.TestKit.Signing;

/// <summary>An answer of the service.</summary>
public sealed record RemoteAnswer(int Status, string Type, byte[] Body)
{
    public static RemoteAnswer Json(int status, JsonNode body) =>
        new(status, "application/json", Encoding.UTF8.GetBytes(body.ToJsonString()));

    public static RemoteAnswer Refusal(int status, string error) =>
        Json(status, new JsonObject { ["error"] = error, ["error_description"] = "what was sent" });
}

/// <summary>
/// A remote signing service over HTTP in the shape of the CSC API v2, with one credential, whose key it holds. It checks what
/// it is sent as a real one does; a test can twist its answers.
/// </summary>
public sealed class RemoteSigningService : IAsyncDisposable
{
    public const string Credential = "seal-1", Bearer = "bearer-7f3a", Pin = "161803";

    private readonly LoopbackServer _server;
    private readonly ConcurrentDictionary<string, string> _authorised = new(); // SAD to hash
    private readonly AsymmetricAlgorithm _key;
    private readonly IReadOnlyList<byte[]> _certificates;

    /// <param name="key">ECDSA on P-256, or RSA.</param>
    /// <param name="certificates">DER, the signer's first.</param>
    public RemoteSigningService(AsymmetricAlgorithm key, IReadOnlyList<byte[]> certificates)
    {
        (_key, _certificates) = (key, certificates);
        _server = LoopbackServer.Start(AnswerAsync);
        Url = new Uri(_server.Url, "csc/v2");
    }

    /// <summary>Base address of the API.</summary>
    public Uri Url { get; }

    /// <summary>Changes the honest answer to a method such as <c>signatures/signHash</c>; null for honest ones.</summary>
    public Func<string, RemoteAnswer, Task<RemoteAnswer>>? Twist { get; set; }

    /// <summary>What was asked, in order: method and body.</summary>
    public ConcurrentQueue<(string Method, JsonNode Question)> Asked { get; } = new();

    /// <summary>From now on no authorisation that was given counts.</summary>
    public void ExpireAuthorisations() => _authorised.Clear();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var method = context.Request.Path.Value!.Replace("/csc/v2/", "", StringComparison.Ordinal);
        var question = (await JsonNode.ParseAsync(context.Request.Body))!;
        Asked.Enqueue((method, question));
        var answer = context.Request.Headers.Authorization == $"Bearer {Bearer}"
            ? Honest(method, question)
            : RemoteAnswer.Refusal(401, "invalid_token");
        if (Twist is { } twist) answer = await twist(method, answer);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.Type;
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body);
    }

    private RemoteAnswer Honest(string method, JsonNode question)
    {
        if (Text(question["credentialID"]) != Credential) return RemoteAnswer.Refusal(400, "invalid_request");
        return method switch
        {
            "credentials/info" => RemoteAnswer.Json(200, new JsonObject
            {
                ["key"] = new JsonObject { ["status"] = "enabled", ["algo"] = new JsonArray(SignatureAlgorithm), ["len"] = 256 },
                ["cert"] = new JsonObject
                {
                    ["status"] = "valid",
                    ["certificates"] = new JsonArray([.. _certificates.Select(c => (JsonNode)Convert.ToBase64String(c))]),
                },
                ["multisign"] = 1,
            }),
            "credentials/authorize" => Authorize(question),
            "signatures/signHash" => Sign(question),
            _ => RemoteAnswer.Refusal(404, "invalid_request"),
        };
    }

    private string SignatureAlgorithm => _key is ECDsa ? "1.2.840.10045.4.3.2" : "1.2.840.113549.1.1.1";

    private RemoteAnswer Authorize(JsonNode question)
    {
        var pin = question["authData"]?.AsArray().Single(d => Text(d!["id"]) == "PIN")!["value"];
        if (Text(pin) != Pin) return RemoteAnswer.Refusal(400, "invalid_pin");
        var sad = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        _authorised[sad] = Text(question["hashes"]!.AsArray().Single())!;
        return RemoteAnswer.Json(200, new JsonObject { ["SAD"] = sad, ["expiresIn"] = 60 });
    }

    private RemoteAnswer Sign(JsonNode question)
    {
        var hash = Text(question["hashes"]!.AsArray().Single())!;
        if (!_authorised.TryRemove(Text(question["SAD"]) ?? "", out var authorised) || authorised != hash)
            return RemoteAnswer.Refusal(400, "invalid_request");
        if (Text(question["signAlgo"]) != SignatureAlgorithm || Text(question["hashAlgorithmOID"]) != "2.16.840.1.101.3.4.2.1")
            return RemoteAnswer.Refusal(400, "invalid_request");
        return AnswerWith(SignWith(_key, Convert.FromBase64String(hash)));
    }

    /// <summary>The answer that carries this signature.</summary>
    public static RemoteAnswer AnswerWith(byte[] signature) =>
        RemoteAnswer.Json(200, new JsonObject { ["signatures"] = new JsonArray(Convert.ToBase64String(signature)) });

    public static byte[] SignWith(AsymmetricAlgorithm key, byte[] digest) => key is ECDsa ecdsa
        ? ecdsa.SignHash(digest, DSASignatureFormat.Rfc3279DerSequence)
        : ((RSA)key).SignHash(digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static string? Text(JsonNode? node) => node?.GetValue<string>();
}
