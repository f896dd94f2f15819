using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Domain.Parties;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>
/// Finds the caller's own contracts with a worker by identity number or phone, through their blind indexes. They are in the body: addresses end up in logs.
/// </summary>
internal static class SearchContracts
{
    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/search", HandleAsync)
        .WithName("SearchContracts")
        .WithSummary("Find own contracts by the worker's identity number or phone, or both, newest first");

    private static async Task<Results<Ok<ListContracts.Page>, ProblemHttpResult>> HandleAsync(
        SearchRequest request,
        Caller caller,
        DossierShelf shelf,
        MasterKey masterKey,
        PlatformSettings settings,
        CancellationToken cancellationToken,
        int limit = 20,
        string? cursor = null)
    {
        var (rows, problem) = Find(request, caller, shelf, masterKey);
        return rows is null ? problem! : await ListContracts.PageAsync(rows, shelf, settings, limit, cursor, cancellationToken);
    }

    /// <summary>The rows that are asked for, or what is wrong with the question.</summary>
    public static (IQueryable<ContractRow>? Rows, ProblemHttpResult? Problem) Find(
        SearchRequest request, Caller caller, DossierShelf shelf, MasterKey masterKey)
    {
        var faults = new Dictionary<string, string>();
        if (request is { IdNumber: null, Phone: null }) faults["idNumber"] = "required";
        if (!IdentityNumber.TryParse(request.IdNumber, out var idNumber) && request.IdNumber is not null) faults["idNumber"] = "id-number";
        if (!MobileNumber.TryParse(request.Phone, out var phone) && request.Phone is not null) faults["phone"] = "phone";
        if (faults.Count > 0) return (null, TermsBody.Malformed(faults));

        var rows = shelf.OwnedBy(caller);
        if (idNumber is not null)
        {
            var index = DossierShelf.WorkerIndex(masterKey, idNumber.ToString());
            rows = rows.Where(c => c.WorkerIndex == index);
        }

        if (phone is not null)
        {
            var index = DossierShelf.PhoneIndex(masterKey, phone);
            rows = rows.Where(c => c.PhoneIndex == index);
        }

        return (rows, null);
    }

    /// <param name="IdNumber">As it stands in the terms.</param>
    /// <param name="Phone">The worker's phone in the terms.</param>
    internal sealed record SearchRequest(string? IdNumber, string? Phone);
}
