using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Messages;

/// <summary>Puts messages into the outbox; durable with the caller's save, together with what they tell of.</summary>
internal sealed class Outbox(LaborContractsDb db, MasterKey masterKey, PlatformSettings settings)
{
    /// <summary>As long as a gateway's outage may last before nobody hears of the conclusion by message.</summary>
    private static readonly TimeSpan ConcludedIsNews = TimeSpan.FromDays(3);

    /// <param name="number">Of the contract.</param>
    public async Task AddCodeAsync(
        AccountRow account, Guid intent, string code, string number, DateTimeOffset now, DateTimeOffset codeExpiresAt, CancellationToken cancellationToken) =>
        db.Outbox.Add(OutboxRow.Of(
            new OutboxMessage(
                account.PhoneMasked, code, Texts.Format("intent.message", code, number), await NumberOfAsync(account.UserName, cancellationToken),
                new Dictionary<string, string> { ["code"] = code, ["number"] = number }),
            MessageTemplate.OneTimeCode, now, codeExpiresAt, masterKey, intent: intent));

    /// <summary>
    /// Tells the worker that a document is concluded, and where to see, download and keep it: to the phone of the worker's account or, where none is known, to
    /// the one in the contract. The link shows a status and nobody's name.
    /// </summary>
    public async Task AddConcludedAsync(Dossier dossier, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking().Where(a => a.Party == dossier.Row.WorkerIndex && db.Contacts.Any(c => c.UserName == a.UserName))
            .OrderBy(a => a.UserName).FirstOrDefaultAsync(cancellationToken);
        var inContract = dossier.Contract.Terms.Worker.Phone;
        var (number, link) = (dossier.Contract.Number, ContractView.StatusAddressOf(dossier, settings.BaseAddress).ToString());
        db.Outbox.Add(OutboxRow.Of(
            new OutboxMessage(
                account?.PhoneMasked ?? inContract.Masked, null, Texts.InChinese("contract.concluded-message", number, link),
                account is null ? inContract.ToString() : await NumberOfAsync(account.UserName, cancellationToken),
                new Dictionary<string, string> { ["number"] = number, ["link"] = link }),
            MessageTemplate.Concluded, now, now + ConcludedIsNews, masterKey, contract: dossier.Row.Id));
    }

    /// <summary>Null for accounts of before numbers were kept.</summary>
    private async Task<string?> NumberOfAsync(string userName, CancellationToken cancellationToken) =>
        (await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.UserName == userName, cancellationToken))?.Open(masterKey);
}
