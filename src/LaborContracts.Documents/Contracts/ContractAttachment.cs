using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Documents.Contracts;

/// <summary>
/// The attached file contract.json (docs/formats/attachment.md): what the document says, for programs, and the key that
/// ties it to the registry.
/// </summary>
internal static class ContractAttachment
{
    public const string FileName = "contract.json";
    public const string MediaType = "application/json";

    public static byte[] Write(ContractPaper paper)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("format", "labor-contract");
            json.WriteNumber("version", 2);
            json.WriteString("key", "0x" + Convert.ToHexStringLower(paper.Key.Span));
            json.WriteString("kind", paper.Kind.Code());
            json.WriteNumber("revision", paper.Revision);
            json.WriteString("contractNumber", paper.ContractNumber);
            if (paper.Origin is { } origin) json.WriteString("follows", origin.Number);
            json.WriteString("offeredAt", paper.OfferedAt.UtcDateTime);
            json.WritePropertyName("terms");
            TermsJson.Write(json, paper.Terms);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
