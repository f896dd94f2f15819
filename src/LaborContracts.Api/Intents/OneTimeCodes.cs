using System.Security.Cryptography;
using System.Text;
using LaborContracts.Api.Http;
using LaborContracts.Api.Messages;
using LaborContracts.Domain;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;

namespace LaborContracts.Api.Intents;

/// <summary>
/// Sends one-time codes to accounts' phones and judges what comes back. Not the one that the other party may have typed into a draft: the phone
/// registered with the account.
/// </summary>
internal sealed class OneTimeCodes(LaborContractsDb db, MasterKey masterKey, Outbox outbox, CodeLimits limits, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private const int MostTries = 5;

    /// <summary>
    /// Puts a message with a new code into the outbox, durable with the caller's transaction, and gives what is to be kept of the code; null if
    /// a limit is reached.
    /// </summary>
    /// <param name="matter">Id of what the code is to prove.</param>
    /// <param name="message">The sentence around the code.</param>
    /// <param name="parameters">What changes in it beside the code.</param>
    public async Task<string?> SendAsync(
        Guid matter,
        AccountRow account,
        Caller caller,
        string template,
        Func<string, string> message,
        Dictionary<string, string> parameters,
        CancellationToken cancellationToken)
    {
        if (!await limits.TakeSendingAsync(CodeLimits.PhoneOf(account), caller.Address, cancellationToken)) return null;
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", Language.Chinese);
        var now = clock.GetUtcNow();
        await outbox.AddCodeAsync(account, matter, template, code, message(code), parameters, now, now + Lifetime, cancellationToken);
        return HashOf(matter, code);
    }

    /// <summary>Why the code does not count; null if it does. Whether its time has run out is the caller's to ask.</summary>
    public Task<Refusal?> JudgeAsync(
        CodeProvenRow matter, string? code, AccountRow account, Caller caller, CancellationToken cancellationToken) => JudgeAsync(
            matter,
            () => matter.CodeHash is { } right && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(HashOf(matter.Id, code ?? "")), Encoding.ASCII.GetBytes(right)),
            "intent.wrong-code", account, caller, cancellationToken);

    /// <summary>
    /// The same for any other proof. The try is counted, durably, before it is judged: while a limit is reached, right and wrong answers have the same answer.
    /// </summary>
    /// <param name="wrong">Code of the refusal of a wrong one.</param>
    public async Task<Refusal?> JudgeAsync(
        CodeProvenRow matter, Func<bool> isRight, string wrong, AccountRow account, Caller caller, CancellationToken cancellationToken)
    {
        var phone = CodeLimits.PhoneOf(account);
        if (matter.Tries >= MostTries || !await limits.TakeTryAsync(phone, caller.Address, cancellationToken))
            return Refused.TooOften("intent.too-many-tries");
        matter.Tries++;
        matter.Version++;
        await db.SaveChangesAsync(cancellationToken);
        if (!isRight()) return Refused.Unprocessable(wrong);
        await limits.GiveBackTryAsync(phone, caller.Address, cancellationToken);
        return null;
    }

    /// <summary>The code is stored only as this keyed hash: without the index key its million candidates cannot be tried.</summary>
    private string HashOf(Guid matter, string code) => masterKey.IndexOf("intent code", $"{matter}:{code}");
}
