using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Pages.MyContracts;
using LaborContracts.Api.Setup;
using LaborContracts.Domain.Parties;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Messages;

/// <summary>Puts messages into the outbox; durable with the caller's save, together with what they tell of.</summary>
internal sealed class Outbox(LaborContractsDb db, MasterKey masterKey, PlatformSettings settings)
{
    /// <summary>As long as a gateway's outage may last before nobody hears by message of what has happened.</summary>
    private static readonly TimeSpan IsNews = TimeSpan.FromDays(3);

    /// <param name="matter">What the code proves.</param>
    /// <param name="text">What the person reads.</param>
    /// <param name="parameters">The parts of the text that change; the code is added.</param>
    public Task AddCodeAsync(
        AccountRow account, Guid matter, string template, string code, string text, Dictionary<string, string> parameters,
        DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        AddAsync(account, matter, template, code, text, new(parameters) { ["code"] = code }, now, expiresAt, cancellationToken);

    /// <summary>Tells an account's phone of something that has happened to the account.</summary>
    /// <param name="matter">To what.</param>
    public Task AddNewsAsync(
        AccountRow account, Guid matter, string template, string text, Dictionary<string, string> parameters, DateTimeOffset now,
        CancellationToken cancellationToken) =>
        AddAsync(account, matter, template, null, text, parameters, now, now + IsNews, cancellationToken);

    /// <summary>Tells the phone of somebody who has no account what became of a matter.</summary>
    public void AddNews(
        MobileNumber phone, Guid matter, string template, string text, Dictionary<string, string> parameters, DateTimeOffset now) =>
        db.Outbox.Add(OutboxRow.Of(new(phone.Masked, null, text, phone.ToString(), parameters), template, now, now + IsNews, masterKey, intent: matter));

    /// <summary>Tells the worker that a document is concluded, and where to see, download and keep it; the trail hears what became of the message.</summary>
    public Task AddConcludedAsync(Dossier dossier, DateTimeOffset now, CancellationToken cancellationToken) => AddToWorkerAsync(
        dossier, MessageTemplate.Concluded, "contract.concluded-message", now, now + IsNews, contract: dossier.Row.Id, null, cancellationToken);

    /// <summary>Tells the worker that a document waits to be read and signed, and where; of no use once the offer's time is over.</summary>
    public Task AddAwaitedAsync(Dossier dossier, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (news, offer) = (now + IsNews, dossier.Contract.OfferExpiresAt!.Value);
        return AddToWorkerAsync(
            dossier, MessageTemplate.Awaited, "contract.awaited-message", now, news < offer ? news : offer, null, matter: dossier.Row.Id, cancellationToken);
    }

    /// <summary>
    /// Tells the worker that an employer has registered documents of theirs that were signed elsewhere, and where to see them. Of one employer a phone hears so once
    /// a day: what comes in between is told of a day after the last message, by one for all.
    /// </summary>
    /// <param name="phone">As the employer says.</param>
    public async Task AddReceivedAsync(ImportRow row, MobileNumber phone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var link = new Uri(settings.BaseAddress, MyContractsPages.Path).ToString();
        var (masked, number, isOfAccount) = await ReachedAtAsync(row.WorkerIndex, row.PhoneIndex, phone, cancellationToken);
        var there = db.Imports.Where(i => i.EmployerCode == row.EmployerCode && (isOfAccount ? i.WorkerIndex == row.WorkerIndex : i.PhoneIndex == row.PhoneIndex));
        var last = await db.Outbox.Where(m => m.Template == MessageTemplate.Received && there.Any(i => i.Id == m.IntentId))
            .MaxAsync(m => (DateTimeOffset?)m.At, cancellationToken);
        if (last > now) return; // one waits that will tell of this too
        var at = last + TimeSpan.FromDays(1) is { } next && next > now ? next : now;
        db.Outbox.Add(OutboxRow.Of(
            new OutboxMessage(masked, null, Texts.InChinese("import.received-message", link), number, new Dictionary<string, string> { ["link"] = link }),
            MessageTemplate.Received, at, at + IsNews, masterKey, intent: row.Id));
    }

    /// <summary>
    /// To the phone of the worker's account or, where none is known, to the one in the contract. The link shows a status and nobody's name.
    /// </summary>
    private async Task AddToWorkerAsync(
        Dossier dossier, string template, string text, DateTimeOffset now, DateTimeOffset expiresAt, Guid? contract, Guid? matter,
        CancellationToken cancellationToken)
    {
        var (number, link) = (dossier.Contract.Number, ContractView.StatusAddressOf(dossier, settings.BaseAddress).ToString());
        var (masked, phone, _) = await ReachedAtAsync(dossier.Row.WorkerIndex, dossier.Row.PhoneIndex, dossier.Contract.Terms.Worker.Phone, cancellationToken);
        db.Outbox.Add(OutboxRow.Of(
            new OutboxMessage(
                masked, null, Texts.InChinese(text, number, link), phone, new Dictionary<string, string> { ["number"] = number, ["link"] = link }),
            template, now, expiresAt, masterKey, matter, contract));
    }

    /// <summary>The phone of a worker's account or, where none is known, the one that was named.</summary>
    private async Task<(string Masked, string? Phone, bool IsOfAccount)> ReachedAtAsync(
        string workerIndex, string? phoneIndex, MobileNumber named, CancellationToken cancellationToken) =>
        await db.Accounts.AsNoTracking().Where(a => a.Party == workerIndex && a.DisabledAt == null
                && (!a.IsProvisional || a.PhoneIndex == phoneIndex) && db.Contacts.Any(c => c.UserName == a.UserName))
            .OrderBy(a => a.UserName).FirstOrDefaultAsync(cancellationToken) is { } account
            ? (account.PhoneMasked, await NumberOfAsync(account.UserName, cancellationToken), true)
            : (named.Masked, named.ToString(), false);

    private async Task AddAsync(
        AccountRow account, Guid matter, string template, string? code, string text, Dictionary<string, string> parameters,
        DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken) => db.Outbox.Add(OutboxRow.Of(
            new OutboxMessage(account.PhoneMasked, code, text, await NumberOfAsync(account.UserName, cancellationToken), parameters),
            template, now, expiresAt, masterKey, intent: matter));

    /// <summary>Null for accounts of before numbers were kept.</summary>
    private async Task<string?> NumberOfAsync(string userName, CancellationToken cancellationToken) =>
        (await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.UserName == userName, cancellationToken))?.Open(masterKey);
}
