using LaborContracts.Api.BeforeSigning;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Terms.Json;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>
/// What the program in a signer's hands says that was shown: pages, for how long, and clauses that were opened. It is recorded as that program's word; whether
/// anybody read, and who, it does not prove.
/// </summary>
internal static class RecordReading
{
    private const int MostPages = 200;
    private const int LastPage = 10_000;
    private const int LongestLook = 24 * 60 * 60; // seconds
    private const int MostClauses = 100;
    private const int MostOfARevision = 3;
    private static readonly string[] Methods = ["web", "pdf", "aloud", "print"];

    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/{id:guid}/readings", HandleAsync)
        .WithName("RecordReading")
        .WithSummary("Record which pages of the shown revision were read, for how long, and which clauses were opened");

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id,
        Reading request,
        Caller caller,
        DossierShelf shelf,
        SigningConditions conditions,
        LaborContractsDb db,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (FaultsOf(request) is { Count: > 0 } faults) return TermsBody.Malformed(faults);
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        var now = clock.GetUtcNow();
        if (dossier.Contract.RefusalToSign(caller.RoleIn(dossier.Row), now) is { } refusal) return Problems.From(refusal);
        if (request.DocumentSha256 != dossier.Row.DocumentSha256) return Problems.Of(StatusCodes.Status409Conflict, "reading.revision-changed");
        if ((await conditions.ReadAsync(dossier, caller, cancellationToken)).Readings >= MostOfARevision)
            return Problems.Of(StatusCodes.Status429TooManyRequests, "reading.too-many");

        await dossier.RecordStepAsync(SigningConditions.DocumentRead, now, caller, new()
        {
            ["clauses"] = string.Join(' ', request.Clauses ?? []),
            ["documentSha256"] = dossier.Row.DocumentSha256!,
            ["method"] = request.Method!,
            ["pages"] = string.Join(' ', request.Pages!.Select(page => $"{page.Page}:{page.Seconds}")),
        }, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static Dictionary<string, string> FaultsOf(Reading request)
    {
        var faults = new Dictionary<string, string>();
        if (request.DocumentSha256 is null) faults["documentSha256"] = "required";
        if (request.Pages is not { Count: > 0 } pages) faults["pages"] = "required";
        else if (pages.Count > MostPages) faults["pages"] = "too-many";
        else if (pages.Any(page => page is not { Page: >= 1 and <= LastPage, Seconds: >= 0 and <= LongestLook })) faults["pages"] = "range";
        else if (pages.DistinctBy(page => page.Page).Count() < pages.Count) faults["pages"] = "twice";
        if (request.Clauses?.Count > MostClauses) faults["clauses"] = "too-many";
        else if (request.Clauses?.Any(clause => clause is null || !TermsJson.IsPath(clause)) == true) faults["clauses"] = "clause";
        if (!Methods.Contains(request.Method)) faults["method"] = "choice";
        return faults;
    }

    /// <param name="DocumentSha256">Of the revision that was shown.</param>
    /// <param name="Clauses">Paths in the terms, such as <c>remuneration.monthlyWage</c>, whose explanation was opened.</param>
    /// <param name="Method"><c>web</c> (a page of the text), <c>pdf</c> (the file), <c>aloud</c> (read out) or <c>print</c>.</param>
    internal sealed record Reading(string? DocumentSha256, IReadOnlyList<PageRead>? Pages, IReadOnlyList<string>? Clauses, string? Method);

    /// <param name="Page">From 1.</param>
    /// <param name="Seconds">For which it was in view, altogether.</param>
    internal sealed record PageRead(int Page, int Seconds);
}
