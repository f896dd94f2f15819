using LaborContracts.Api.Http;
using LaborContracts.Api.Pages.Desk.Board;
using LaborContracts.Api.Pages.Desk.Contracts;
using LaborContracts.Api.Pages.Desk.Drafting;
using LaborContracts.Api.Pages.Desk.Firm;
using LaborContracts.Api.Pages.Desk.Issues;
using LaborContracts.Api.Pages.Imports;

namespace LaborContracts.Api.Pages.Desk;

/// <summary>An employer's desk. The cookie says who; what may be done, and how it is refused, is the API's own.</summary>
internal static class DeskPages
{
    public const string Path = "/desk";
    private const int LargestForm = 1 << 18;

    public static void AddDesk(this IServiceCollection services)
    {
        services.AddBoard();
        services.AddContractsAtDesk();
    }

    public static void MapDesk(this WebApplication app)
    {
        var desk = app.MapPageGroup(Path, LargestForm).RequireAuthorization(PageGroup.OfSession(Roles.Employer));
        desk.MapBoard();
        desk.MapContracts();
        desk.MapDrafting();
        desk.MapIssues();
        desk.MapImportsAtDesk();
        desk.MapFirm();
    }
}
