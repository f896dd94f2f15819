using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Identity;
using LaborContracts.Api.Setup;
using LaborContracts.Ledger.Trails;

namespace LaborContracts.Api.BeforeSigning;

/// <summary>What a party must have done before it proves its intent, and what its trail is told of who it is.</summary>
internal sealed class SigningConditions(DossierShelf shelf, IdentityRecords identities, PlatformSettings settings)
{
    public const string NoticeAcknowledged = "notice.acknowledged";
    public const string DocumentRead = "document.read";
    private const string IdentityChecked = "identity.checked";

    /// <summary>The stable code of what is required and missing; null if nothing is.</summary>
    public async Task<string?> MissingAsync(Dossier dossier, Caller caller, CancellationToken cancellationToken)
    {
        if (settings.BeforeSigning.Notice == Demand.Required && !await IsAcknowledgedAsync(dossier, caller, cancellationToken))
            return "notice.not-acknowledged";
        return settings.BeforeSigning.Identity == Demand.Required
            && await identities.NewestPassedAsync(dossier, caller, cancellationToken) is null ? "identity.not-checked" : null;
    }

    /// <summary>Whether the caller has acknowledged the notice over the shown revision.</summary>
    public async Task<bool> IsAcknowledgedAsync(Dossier dossier, Caller caller, CancellationToken cancellationToken) =>
        (await OwnEventsAsync(NoticeAcknowledged, dossier, caller, cancellationToken)).Any(told => told.Details["documentSha256"] == dossier.Row.DocumentSha256);

    /// <summary>How often the caller has told what it read of the shown revision.</summary>
    public async Task<int> ReadingsAsync(Dossier dossier, Caller caller, CancellationToken cancellationToken) =>
        (await OwnEventsAsync(DocumentRead, dossier, caller, cancellationToken)).Count(told => told.Details["documentSha256"] == dossier.Row.DocumentSha256);

    /// <summary>
    /// Tells the trail, once for each signer, by which check the signer is known; nothing if there is none. Neither name nor number is in it.
    /// </summary>
    public async Task RecordIdentityAsync(Dossier dossier, Caller caller, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await identities.NewestPassedAsync(dossier, caller, cancellationToken) is not { } check) return;
        if ((await OwnEventsAsync(IdentityChecked, dossier, caller, cancellationToken)).Any()) return;
        var details = new Dictionary<string, string>
        {
            ["check"] = check.Id.ToString(),
            ["checkedAt"] = check.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", Language.Chinese),
            ["method"] = check.Method,
            ["provider"] = check.Provider,
            ["result"] = "passed",
        };
        if (check.Reference is { } reference) details["reference"] = reference;
        await dossier.RecordStepAsync(IdentityChecked, now, caller, details, cancellationToken);
    }

    private async Task<IEnumerable<TrailEvent>> OwnEventsAsync(string type, Dossier dossier, Caller caller, CancellationToken cancellationToken) =>
        (await shelf.ReadTrailAsync(dossier.Row, cancellationToken))
            .Where(entry => entry.Event is not null)
            .Select(entry => TrailEvent.TryRead(entry.Event!.Value)).OfType<TrailEvent>()
            .Where(told => told.Type == type && told.Details["account"] == caller.Account && SealedTrail.DocumentOf(told, dossier.Row) == dossier.Row.Id);
}
