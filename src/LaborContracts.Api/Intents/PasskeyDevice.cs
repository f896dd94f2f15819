namespace LaborContracts.Api.Intents;

/// <summary>On what a passkey is kept, as its holder says. Nothing rests on it, and it holds no word that could tell of a person.</summary>
internal enum PasskeyDevice
{
    Phone,
    Computer,
    SecurityKey,
}
