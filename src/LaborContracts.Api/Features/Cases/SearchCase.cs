using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Features.Verifications;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Parties;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Cases;

/// <summary>
/// Finds contracts within what a case reaches, newest first. Each card that is shown is a look at its contract. What is searched for is in the body:
/// addresses end up in logs.
/// </summary>
internal static class SearchCase
{
    private const int MostOnPage = 50;

    public static void Map(RouteGroupBuilder cases) => cases
        .MapPost("/{id:guid}/search", HandleAsync)
        .WithName("SearchCase")
        .WithSummary("Find contracts of the case's parties in its district; without anything to search for, all of them");

    public static async Task<Results<Ok<Page>, ProblemHttpResult>> HandleAsync(
        Guid id,
        SearchRequest request,
        CaseDesk desk,
        CaseReach reach,
        CaseLooks looks,
        RefusedLooks refused,
        ResultCards cards,
        DossierShelf shelf,
        LaborContractsDb db,
        MasterKey masterKey,
        CancellationToken cancellationToken,
        int limit = 20,
        string? cursor = null)
    {
        if (Faults(request) is { Count: > 0 } faults) return TermsBody.Malformed(faults);
        (DateTimeOffset At, Guid Id)? after = null;
        if (cursor is not null && (after = PageCursor.TryRead(cursor)) is null) return Problems.Of(StatusCodes.Status400BadRequest, "page.cursor");
        var (file, refusal) = await desk.EnterAsync(id, cancellationToken);
        if (file is null) return refusal!;
        if (!AsksOfParties(request, file))
            return await refused.RecordAsync(StatusCodes.Status403Forbidden, "case.not-a-party", id, null, cancellationToken);

        limit = Math.Clamp(limit, 1, MostOnPage);
        var rows = await PageAsync(reach.Parts(file), request, after, limit, db, masterKey, cancellationToken);
        var dossiers = new List<Dossier>();
        foreach (var row in rows.Take(limit))
        {
            var dossier = await shelf.OpenAsync(row, cancellationToken);
            if (request.Name is null || dossier.Contract.Terms.Worker.Name == request.Name.Trim()) dossiers.Add(dossier);
        }

        var found = new List<ResultCard>();
        foreach (var dossier in dossiers) found.Add(await cards.MakeAsync(dossier, cancellationToken));
        if (await looks.RecordAsync(file, dossiers, "search", cancellationToken) is { } notRecorded) return notRecorded;
        return TypedResults.Ok(new Page(found, rows.Count > limit ? PageCursor.After(rows[limit - 1].CreatedAt, rows[limit - 1].Id) : null));
    }

    /// <summary>One more than the limit, if there are so many.</summary>
    private static async Task<IReadOnlyList<ContractRow>> PageAsync(
        IReadOnlyList<IQueryable<ContractRow>> parts, SearchRequest request, (DateTimeOffset At, Guid Id)? after, int limit,
        LaborContractsDb db, MasterKey masterKey, CancellationToken cancellationToken)
    {
        var rows = new List<ContractRow>();
        foreach (var part in parts)
        {
            var wanted = Wanted(part, request, db, masterKey);
            if (after is var (at, id)) wanted = wanted.Where(c => c.CreatedAt < at || (c.CreatedAt == at && c.Id.CompareTo(id) < 0));
            rows.AddRange(await wanted.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id)
                .Take(limit + 1).AsNoTracking().ToListAsync(cancellationToken));
        }

        return [.. rows.DistinctBy(row => row.Id).OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(limit + 1)];
    }

    private static IQueryable<ContractRow> Wanted(IQueryable<ContractRow> rows, SearchRequest request, LaborContractsDb db, MasterKey masterKey)
    {
        if (request.CreditCode is { } code)
        {
            var employer = UnifiedSocialCreditCode.Parse(code).ToString();
            rows = rows.Where(c => c.EmployerCode == employer || c.PartnerCode == employer);
        }

        if (request.IdNumber is { } idNumber)
        {
            var index = DossierShelf.WorkerIndex(masterKey, IdentityNumber.Parse(idNumber).ToString());
            rows = rows.Where(c => c.WorkerIndex == index);
        }

        if (request.Phone is { } phone)
        {
            var index = DossierShelf.PhoneIndex(masterKey, MobileNumber.Parse(phone));
            rows = rows.Where(c => c.PhoneIndex == index);
        }

        if (request.Number is { } number) rows = rows.Where(c => c.Number == number.Trim());
        if (request.Sha256 is { } sha256)
        {
            var hash = Registrations.Normalize(sha256);
            rows = rows.Where(c => db.Documents.Any(d => d.Sha256 == hash && d.ContractId == c.Id)); // any revision of it
        }

        return rows;
    }

    private static Dictionary<string, string> Faults(SearchRequest request)
    {
        var faults = new Dictionary<string, string>();
        if (request.IdNumber is not null && !IdentityNumber.TryParse(request.IdNumber, out _)) faults["idNumber"] = "id-number";
        if (request.CreditCode is not null && !UnifiedSocialCreditCode.TryParse(request.CreditCode, out _)) faults["creditCode"] = "credit-code";
        if (request.Phone is not null && !MobileNumber.TryParse(request.Phone, out _)) faults["phone"] = "phone";
        if (request is { Name: not null, Phone: null }) faults["phone"] = "required"; // names are not indexed, and too many people share one
        if (request.Sha256 is not null && Registrations.Normalize(request.Sha256) is null) faults["sha256"] = "sha256";
        return faults;
    }

    /// <summary>Whom the case names is known: to ask for another is to look beyond it.</summary>
    private static bool AsksOfParties(SearchRequest request, CaseFile file) =>
        (request.IdNumber is null || file.Content.Workers.Count == 0 || file.Content.Workers.Contains(IdentityNumber.Parse(request.IdNumber).ToString()))
        && (request.CreditCode is null || file.Content.Employers.Count == 0
            || file.Content.Employers.Contains(UnifiedSocialCreditCode.Parse(request.CreditCode).ToString()));

    /// <param name="Name">The worker's, as it stands in the terms; together with the phone.</param>
    /// <param name="CreditCode">Of the employer or the partner.</param>
    /// <param name="Number">Of the contract.</param>
    /// <param name="Sha256">Of the document, at any of its revisions.</param>
    internal sealed record SearchRequest(string? IdNumber, string? Name, string? Phone, string? CreditCode, string? Number, string? Sha256);

    /// <param name="Next">Cursor of the next page; null on the last.</param>
    internal sealed record Page(IReadOnlyList<ResultCard> Contracts, string? Next);
}
