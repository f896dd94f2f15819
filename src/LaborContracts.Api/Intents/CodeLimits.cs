using System.Net;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Intents;

/// <summary>
/// How many one-time codes a phone and a client's address may have sent in a day, and how many wrong ones they may try, over all contracts and all
/// instances of the platform; likewise identity checks. A try is counted before the code is compared, and given back when it was right: guesses at the same moment cannot
/// share one.
/// </summary>
internal sealed class CodeLimits(LaborContractsDb db, MasterKey masterKey, PlatformSettings settings, TimeProvider clock)
{
    private const string TriesOfPhone = "codes tried by phone";
    private const string TriesOfAddress = "codes tried from address";
    private const string ChecksOfAccount = "identity checks of account";
    private const string ChecksFromAddress = "identity checks from address";

    /// <summary>What is counted as the account's phone: accounts of before phones were indexed have one each.</summary>
    public static string PhoneOf(AccountRow account) => account.PhoneIndex ?? account.UserName;

    /// <summary>One more code may be sent; part of the caller's transaction, so that one that is not sent is not counted.</summary>
    public async Task<bool> TakeSendingAsync(string phone, IPAddress? address, CancellationToken cancellationToken) =>
        await TakeAsync("codes sent to phone", phone, settings.Codes.SentToAPhone, cancellationToken)
        && await TakeAsync("codes sent for address", ClientAddress.Subscriber(address), settings.Codes.SentForAnAddress, cancellationToken);

    /// <summary>
    /// One more invitation may be sent. Anybody can ask for one: they are counted apart from codes, so that nobody's codes run out by it.
    /// </summary>
    public async Task<bool> TakeInvitationAsync(string phone, IPAddress? address, CancellationToken cancellationToken) =>
        await TakeAsync("invitations to phone", phone, settings.Codes.InvitationsToAPhone, cancellationToken)
        && await TakeAsync("invitations for address", ClientAddress.Subscriber(address), settings.Codes.InvitationsForAnAddress, cancellationToken);

    /// <summary>A firm may ask to be let in once more: each leaves a file of some megabytes.</summary>
    public async Task<bool> TakeApplicationAsync(string phone, IPAddress? address, CancellationToken cancellationToken) =>
        await TakeAsync("applications of phone", phone, settings.Codes.ApplicationsOfAPhone, cancellationToken)
        && await TakeAsync("applications from address", ClientAddress.Subscriber(address), settings.Codes.ApplicationsFromAnAddress, cancellationToken);

    /// <summary>One more code may be tried.</summary>
    public Task<bool> TakeTryAsync(string phone, IPAddress? address, CancellationToken cancellationToken) => TakeBothAsync(
        (TriesOfPhone, phone, settings.Codes.WrongOfAPhone), (TriesOfAddress, address, settings.Codes.WrongFromAnAddress), cancellationToken);

    /// <summary>The code was right.</summary>
    public async Task GiveBackTryAsync(string phone, IPAddress? address, CancellationToken cancellationToken)
    {
        await GiveBackAsync(TriesOfPhone, phone, cancellationToken);
        await GiveBackAsync(TriesOfAddress, ClientAddress.Subscriber(address), cancellationToken);
    }

    /// <summary>One more identity check may be asked for; counted before number and phone are compared with the account's.</summary>
    public Task<bool> TakeIdentityCheckAsync(string account, IPAddress? address, CancellationToken cancellationToken) => TakeBothAsync(
        (ChecksOfAccount, account, settings.Identity.ChecksOfAnAccount), (ChecksFromAddress, address, settings.Identity.ChecksFromAnAddress), cancellationToken);

    /// <summary>Nobody could look.</summary>
    public async Task GiveBackIdentityCheckAsync(string account, IPAddress? address, CancellationToken cancellationToken)
    {
        await GiveBackAsync(ChecksOfAccount, account, cancellationToken);
        await GiveBackAsync(ChecksFromAddress, ClientAddress.Subscriber(address), cancellationToken);
    }

    /// <summary>One of each, or none: what the address has no more of does not count against the other.</summary>
    private async Task<bool> TakeBothAsync(
        (string Purpose, string Value, int Most) own, (string Purpose, IPAddress? Address, int Most) from, CancellationToken cancellationToken)
    {
        if (!await TakeAsync(own.Purpose, own.Value, own.Most, cancellationToken)) return false;
        if (await TakeAsync(from.Purpose, ClientAddress.Subscriber(from.Address), from.Most, cancellationToken)) return true;
        await GiveBackAsync(own.Purpose, own.Value, cancellationToken);
        return false;
    }

    /// <summary>Whether there was one left; looking and counting are one statement.</summary>
    private async Task<bool> TakeAsync(string purpose, string value, int most, CancellationToken cancellationToken)
    {
        var (subject, day) = (masterKey.IndexOf(purpose, value), clock.TodayInChina());
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "CodeCounts" ("Subject", "Day", "Count") VALUES ({subject}, {day}, 0) ON CONFLICT DO NOTHING""", cancellationToken);
        return await Row(subject, day).Where(c => c.Count < most)
            .ExecuteUpdateAsync(row => row.SetProperty(c => c.Count, c => c.Count + 1), cancellationToken) == 1;
    }

    private async Task GiveBackAsync(string purpose, string value, CancellationToken cancellationToken) =>
        await Row(masterKey.IndexOf(purpose, value), clock.TodayInChina()).Where(c => c.Count > 0)
            .ExecuteUpdateAsync(row => row.SetProperty(c => c.Count, c => c.Count - 1), cancellationToken);

    private IQueryable<CodeCountRow> Row(string subject, DateOnly day) => db.CodeCounts.Where(c => c.Subject == subject && c.Day == day);
}
