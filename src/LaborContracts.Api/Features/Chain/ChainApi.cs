namespace LaborContracts.Api.Features.Chain;

/// <summary>The calls on the chain: open to anyone.</summary>
internal static class ChainApi
{
    public static void MapChain(this IEndpointRouteBuilder api)
    {
        var open = api.MapGroup("").WithTags("chain").AllowAnonymous();
        ShowChain.Map(open);
        ShowAnchor.Map(open);
    }
}
