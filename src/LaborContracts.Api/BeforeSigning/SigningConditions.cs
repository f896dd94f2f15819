using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Identity;
using LaborContracts.Api.Setup;
using LaborContracts.Ledger.Json;
using LaborContracts.Ledger.Trails;

namespace LaborContracts.Api.BeforeSigning;

/// <summary>What a party must have done before it proves its intent, and what its trail is told of who it is.</summary>
internal sealed class SigningConditions(DossierShelf shelf, IdentityRecords identities, PlatformSettings settings)
{
    public const string NoticeAcknowledged = "notice.acknowledged";
    public const string DocumentRead = "document.read";
    private const string IdentityChecked = "identity.checked";

    /// <summary>The stable code of what is required and missing; null if nothing is.</summary>
    public async Task<string?> MissingAsync(Dossier dossier, Caller caller, CancellationToken cancellationToken) =>
        settings.BeforeSigning.Notice == Demand.Required && !(await ReadAsync(dossier, caller, cancellationToken)).IsAcknowledged ? "notice.not-acknowledged"
        : await IsIdentityMissingAsync(dossier, caller, cancellationToken) ? "identity.not-checked"
        : null;

    /// <summary>Whether a check of the caller's identity is required, and there is none.</summary>
    public async Task<bool> IsIdentityMissingAsync(Dossier dossier, Caller caller, CancellationToken cancellationToken) =>
        settings.BeforeSigning.Identity == Demand.Required && await identities.NewestPassedAsync(dossier, caller, cancellationToken) is null;

    /// <summary>What the trail tells of the caller's steps towards the signature of a document.</summary>
    public async Task<StepsTaken> ReadAsync(Dossier dossier, Caller caller, CancellationToken cancellationToken)
    {
        var own = (await shelf.ReadTrailAsync(dossier.Row, cancellationToken)).Select(entry => entry.Told()).OfType<TrailEvent>()
            .Where(told => told.Type is NoticeAcknowledged or DocumentRead or IdentityChecked
                && told.Details["account"] == caller.Account && SealedTrail.DocumentOf(told, dossier.Row) == dossier.Row.Id).ToList();
        return new(
            own.Any(told => told.Type == NoticeAcknowledged && IsOverShown(told)),
            own.Count(told => told.Type == DocumentRead && IsOverShown(told)),
            own.Any(told => told.Type == IdentityChecked));

        bool IsOverShown(TrailEvent told) => told.Details["documentSha256"] == dossier.Row.DocumentSha256;
    }

    /// <summary>
    /// Tells the trail, once for each signer, by which check the signer is known; nothing if there is none. Neither name nor number is in it.
    /// </summary>
    public async Task RecordIdentityAsync(Dossier dossier, Caller caller, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await identities.NewestPassedAsync(dossier, caller, cancellationToken) is not { } check) return;
        if ((await ReadAsync(dossier, caller, cancellationToken)).IsIdentityTold) return;
        var details = new Dictionary<string, string>
        {
            ["check"] = check.Id.ToString(),
            ["checkedAt"] = JsonTime.Write(check.At, JsonTime.Milliseconds),
            ["method"] = check.Method,
            ["provider"] = check.Provider,
            ["result"] = "passed",
        };
        if (check.Reference is { } reference) details["reference"] = reference;
        await dossier.RecordStepAsync(IdentityChecked, now, caller, details, cancellationToken);
    }
}

/// <param name="IsAcknowledged">Whether the notice was acknowledged over the shown revision.</param>
/// <param name="Readings">How often it was told what was read of that revision.</param>
/// <param name="IsIdentityTold">Whether the trail says by which check the signer is known.</param>
internal sealed record StepsTaken(bool IsAcknowledged, int Readings, bool IsIdentityTold);
