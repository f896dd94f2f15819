using System.Text.Json.Serialization;

namespace LaborContracts.Api.Intents;

/// <summary>How an intent is to be proven.</summary>
internal enum IntentMethod
{
    /// <summary>By a code that the platform sends to the account's phone: on the platform's word.</summary>
    [JsonStringEnumMemberName("one-time-code")]
    OneTimeCode,

    /// <summary>By one of the account's passkeys: nobody else can, the platform's operator included.</summary>
    [JsonStringEnumMemberName("passkey")]
    Passkey,
}
