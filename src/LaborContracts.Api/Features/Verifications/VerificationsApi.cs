namespace LaborContracts.Api.Features.Verifications;

/// <summary>The calls on <c>/verifications</c>: open to anyone.</summary>
internal static class VerificationsApi
{
    public static void MapVerifications(this IEndpointRouteBuilder api)
    {
        var verifications = api.MapGroup("/verifications").WithTags("verifications").AllowAnonymous();
        VerifyFile.Map(verifications);
        VerifyHash.Map(verifications);
        ShowStatus.Map(verifications);
    }
}
