using System.Text.Json.Serialization;
using LaborContracts.Api.Http;
using LaborContracts.Api.Intents;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Features.Me;

/// <summary>A passkey as its account sees it.</summary>
/// <param name="Id">By which it is removed.</param>
/// <param name="CredentialId">In base64url: by which its device finds it.</param>
internal sealed record PasskeyView(
    Guid Id, [property: JsonConverter(typeof(Base64UrlJson))] byte[] CredentialId, PasskeyDevice Device, DateTimeOffset CreatedAt)
{
    public static PasskeyView From(PasskeyRow row) => new(row.Id, row.CredentialId, Enum.Parse<PasskeyDevice>(row.Device), row.CreatedAt);
}
