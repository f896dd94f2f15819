using System.Text.Json;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Issues;
using LaborContracts.Api.Webhooks;
using LaborContracts.Documents;
using LaborContracts.Domain.Terms.Json;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Issuing;

/// <summary>
/// Step 2: makes the next line that is ready a contract, and offers it. Contract, document and line are one save: before it there is
/// nothing, after it the line is done, and there is no time between at which a kill could make two of one or lose one.
/// </summary>
internal sealed class IssueLine(LaborContractsDb db, IssueFile files, DossierShelf shelf, Offering offering, TimeProvider clock)
{
    public async Task<bool> TakeAsync(IssueRow issue, CancellationToken cancellationToken)
    {
        var line = await db.IssueLines.Where(l => l.IssueId == issue.Id && l.State == nameof(IssueLineState.Ready))
            .OrderBy(l => l.Number).FirstOrDefaultAsync(cancellationToken);
        if (line is null)
        {
            var now = clock.GetUtcNow();
            await db.TellAsync(WebhookEvent.BatchFinished, issue.EmployerCode, issue.Id, "finished", now, cancellationToken);
            await files.EndAsync(issue, IssueState.Finished, now, cancellationToken);
            return true;
        }

        if (await OfferAsync(issue, line, cancellationToken) is { } refusal)
        {
            db.ChangeTracker.Clear(); // the draft that came to nothing
            db.Attach(issue);
            db.Attach(line);
            (line.State, line.Code) = (nameof(IssueLineState.Refused), refusal);
            issue.Refused++;
        }
        else
        {
            (line.State, line.Sealed) = (nameof(IssueLineState.Issued), null);
            issue.Issued++;
        }

        issue.Version++;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Adds the offered contract to the unit of work; the code of the refusal if there is none.</summary>
    private async Task<string?> OfferAsync(IssueRow issue, IssueLineRow line, CancellationToken cancellationToken)
    {
        var confirmation = files.ContentsOf(issue).Confirmation
            ?? throw new InvalidDataException($"Upload {issue.Id} is being issued, and nobody confirmed it.");
        var caller = new Caller(confirmation.Account, issue.EmployerCode, IsEmployer: true, confirmation.From);
        var (terms, _) = TermsJson.Read(files.Open<JsonElement>(issue, line.Sealed!));
        if (terms is null) return "issue.line-malformed";
        try
        {
            var dossier = await shelf.NewAsync(terms, issue.Bilingual, caller, clock.GetUtcNow(), cancellationToken);
            if ((await offering.OfferAsync(dossier, confirmation.Reasons, caller, cancellationToken)).Refusal is { } refusal) return refusal.Code;
            line.ContractId = dossier.Contract.Id;
            return null;
        }
        catch (CharacterNotPrintableException)
        {
            return "issue.character-not-printable";
        }
        catch (ClauseMissingException)
        {
            return "issue.line-malformed";
        }
    }
}
