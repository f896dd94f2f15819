using LaborContracts.Api.Features.Evidence;
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
        ShowTrail.Map(parties);
        ShowAccessLog.Map(parties);
        DownloadEvidence.Map(parties);
        DownloadCertificate.Map(parties);
        ShowFindings.Map(parties);

        var signers = api.MapGroup("/contracts").WithTags("contracts").RequireAuthorization(Roles.Signer);
        AcknowledgeNotice.Map(signers);
        RecordReading.Map(signers);
        StartIntent.Map(signers);
        SignContract.Map(signers);

        var partyDrafters = api.MapGroup("/contracts").WithTags("contracts").RequireAuthorization(Roles.PartyDrafter);
        OfferContract.Map(partyDrafters);
        WithdrawContract.Map(partyDrafters);
        EndContract.Map(partyDrafters);

        var drafters = api.MapGroup("/contracts").WithTags("contracts").RequireAuthorization(Roles.Drafter);
        CheckTerms.Map(drafters);
        DraftContract.Map(drafters);
        SearchContracts.Map(drafters);
        AmendContract.Map(drafters);
        RenewContract.Map(drafters);
        AnswerChange.Map(drafters);
        RemindSigner.Map(drafters);
        CheckAtCounter.Map(drafters);

        var workers = api.MapGroup("/contracts").WithTags("contracts").RequireAuthorization(Roles.Worker);
        DeclineContract.Map(workers);
        RequestChange.Map(workers);
        RequestPaperCopy.Map(workers);
    }
}
