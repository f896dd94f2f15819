using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LaborContracts.EndToEnd.Tests.SignIn;

/// <summary>A JSON Web Token in its parts (RFC 7519), to be put together rightly or wrongly.</summary>
internal sealed record Jwt(JsonObject Header, JsonObject Claims)
{
    public static Jwt Read(string token)
    {
        var parts = token.Split('.');
        return new(Part(parts[0]), Part(parts[1]));

        static JsonObject Part(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();
    }

    /// <summary>A copy with a claim set to something else; null leaves it out.</summary>
    public Jwt With(string claim, JsonNode? value)
    {
        var claims = Claims.DeepClone().AsObject();
        if (value is null) claims.Remove(claim);
        else claims[claim] = value;
        return this with { Claims = claims };
    }

    public Jwt WithHeader(string name, string value)
    {
        var header = Header.DeepClone().AsObject();
        header[name] = value;
        return this with { Header = header };
    }

    /// <summary>Signed as ES256 says, whatever the header says.</summary>
    public string Signed(ECDsa key) => SignedBy(bytes => key.SignData(bytes, HashAlgorithmName.SHA256));

    public string SignedBy(Func<byte[], byte[]> sign)
    {
        var signed = $"{Encoded(Header)}.{Encoded(Claims)}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encoded(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
