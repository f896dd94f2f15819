using LaborContracts.Api.Http;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>The calls on <c>/contracts</c>, with the role that each group needs. Ownership is in the queries.</summary>
internal static class ContractsApi
{
    public static void MapContracts(this IEndpointRouteBuilder api)
    {
        var parties = api.MapGroup("/contracts").WithTags("contracts").RequireAuthorization(Roles.Party);
        ListContracts.Map(parties);
        ShowContract.Map(parties);
        ShowDocument.Map(parties);
        ShowProof.Map(parties);
        ShowConsensus.Map(parties);
        ShowFindings.Map(parties);
        StartIntent.Map(parties);
        SignContract.Map(parties);
        OfferContract.Map(parties);
        WithdrawContract.Map(parties);
        EndContract.Map(parties);

        var employers = api.MapGroup("/contracts").WithTags("contracts").RequireAuthorization(Roles.Employer);
        CheckTerms.Map(employers);
        DraftContract.Map(employers);
        SearchContracts.Map(employers);
        AmendContract.Map(employers);
        RenewContract.Map(employers);
        AnswerChange.Map(employers);

        var workers = api.MapGroup("/contracts").WithTags("contracts").RequireAuthorization(Roles.Worker);
        DeclineContract.Map(workers);
        RequestChange.Map(workers);
    }
}
