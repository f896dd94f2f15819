using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using LaborContracts.Domain.Parties;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Tokens;

/// <summary>
/// Judges a name and a password. Whether there is such an account is not told, neither by the answer nor by its time:
/// names that nobody has are compared, counted and locked like others. The name may be the account's phone, if it is no other account's.
/// </summary>
internal sealed class PasswordCheck(LaborContractsDb db, PasswordHasher<AccountRow> hasher, MasterKey masterKey, TimeProvider clock)
{
    /// <summary>Of one name within <see cref="Pause"/>; then it is locked until that has passed.</summary>
    public const int MostTries = 10;

    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private static readonly string NobodysHash = HashOf(RandomNumberGenerator.GetHexString(32));

    /// <summary>That is all that is asked of a password: rules on what it is made of make people write it down.</summary>
    public const int ShortestPassword = 10;

    /// <summary>What a form takes; hashing longer ones would be work for nothing.</summary>
    public const int LongestPassword = 200;

    public static bool IsLongEnough([NotNullWhen(true)] string? password) => password is { Length: >= ShortestPassword and <= LongestPassword };

    public static string HashOf(string password) => new PasswordHasher<AccountRow>().HashPassword(null!, password);

    public async Task<Answer> JudgeAsync(string userName, string password, CancellationToken cancellationToken)
    {
        var account = await FindAsync(userName, cancellationToken);
        // However a phone is spelt, and beside the account's name, these are tries at one account.
        var name = masterKey.IndexOf("sign-in", account?.UserName ?? (MobileNumber.TryParse(userName, out var phone) ? phone.ToString() : userName));
        if (await CountAsync(name, cancellationToken) > MostTries) return new(null, IsLocked: true);
        var hash = account is { PasswordHash.Length: > 0, DisabledAt: null } ? account.PasswordHash : NobodysHash;
        if (hasher.VerifyHashedPassword(null!, hash, password) == PasswordVerificationResult.Failed) return new(null, IsLocked: false);
        await db.SignInTries.Where(t => t.Name == name).ExecuteDeleteAsync(cancellationToken);
        return new(account, IsLocked: false);
    }

    /// <summary>One query, whatever was typed.</summary>
    private async Task<AccountRow?> FindAsync(string typed, CancellationToken cancellationToken)
    {
        var phone = masterKey.IndexOf("phone", MobileNumber.TryParse(typed, out var number) ? number.ToString() : typed);
        var found = await db.Accounts.AsNoTracking().Where(a => a.UserName == typed || a.PhoneIndex == phone).Take(3).ToListAsync(cancellationToken);
        return found.SingleOrDefault(a => a.UserName == typed) ?? (found is [var only] ? only : null);
    }

    /// <summary>Counted before the password is compared, and in one statement, so that no number of tries at once is more.</summary>
    private async Task<int> CountAsync(string name, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (ticks, until) = (now.UtcTicks, (now + Pause).UtcTicks);
        var tries = await db.Database.SqlQuery<int>(
            $"""
            INSERT INTO "SignInTries" ("Name", "Tries", "Until") VALUES ({name}, 1, {until})
            ON CONFLICT ("Name") DO UPDATE SET
                "Tries" = CASE WHEN "SignInTries"."Until" <= {ticks} THEN 1 ELSE "SignInTries"."Tries" + 1 END,
                "Until" = CASE WHEN "SignInTries"."Until" <= {ticks} THEN {until} ELSE "SignInTries"."Until" END
            RETURNING "Tries" AS "Value"
            """).ToListAsync(cancellationToken);
        return tries.Single();
    }

    /// <param name="Account">Null if the name or the password is wrong.</param>
    internal sealed record Answer(AccountRow? Account, bool IsLocked);
}
